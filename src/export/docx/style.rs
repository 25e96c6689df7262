//! How a Word document looks: the sizes, greys and thin lines of the printed sheets (`export/pdf/style.rs`) as named
//! styles, so that a leader who edits the file can change them in one place.

use std::fmt::Write as _;

/// The font; every office program has it or one of the same measures.
const FONT: &str = "Calibri";
/// Letters that step back.
const DIM: &str = "5F5F5F";
/// Lines between rows.
pub(super) const LINE: &str = "BFBFBF";

/// Half-points, weight, colour, and what is before and after, in twentieths of a point.
struct Look {
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    next: &'static str,
    /// In half-points; 0 for that of the text.
    size: u16,
    bold: bool,
    dim: bool,
    /// What belongs to the paragraph, in the order the format wants.
    paragraph: &'static str,
}

/// Every style but the text itself.
const LOOKS: &[Look] = &[
    Look {
        id: "Title",
        name: "Title",
        based_on: "Normal",
        next: "Subtitle",
        size: 46,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"0\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
    },
    Look {
        id: "Subtitle",
        name: "Subtitle",
        based_on: "Normal",
        next: "Normal",
        size: 21,
        bold: false,
        dim: true,
        paragraph: "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"14\" w:space=\"8\" w:color=\"000000\"/></w:pBdr><w:spacing w:before=\"0\" w:after=\"240\"/>",
    },
    Look {
        id: "Mark",
        name: "Mark",
        based_on: "Normal",
        next: "Normal",
        size: 20,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:pBdr><w:left w:val=\"single\" w:sz=\"36\" w:space=\"8\" w:color=\"000000\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/><w:spacing w:before=\"0\" w:after=\"160\"/><w:ind w:left=\"200\"/>",
    },
    Look {
        id: "Heading1",
        name: "heading 1",
        based_on: "Normal",
        next: "Normal",
        size: 28,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"100\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"0\"/>",
    },
    Look {
        id: "Heading2",
        name: "heading 2",
        based_on: "Normal",
        next: "Normal",
        size: 23,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"260\" w:after=\"60\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"1\"/>",
    },
    Look {
        id: "Heading3",
        name: "heading 3",
        based_on: "Normal",
        next: "Normal",
        size: 21,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"180\" w:after=\"40\"/><w:outlineLvl w:val=\"2\"/>",
    },
    Look {
        id: "Fact",
        name: "Fact",
        based_on: "Normal",
        next: "Fact",
        size: 0,
        bold: false,
        dim: false,
        paragraph: "<w:tabs><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs><w:spacing w:before=\"0\" w:after=\"40\"/><w:ind w:left=\"2268\" w:hanging=\"2268\"/>",
    },
    Look {
        id: "Bullet",
        name: "Bullet",
        based_on: "Normal",
        next: "Bullet",
        size: 0,
        bold: false,
        dim: false,
        paragraph: "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"0\" w:after=\"40\"/>",
    },
    Look {
        id: "BulletNote",
        name: "BulletNote",
        based_on: "Bullet",
        next: "BulletNote",
        size: 18,
        bold: false,
        dim: true,
        paragraph: "<w:keepNext/>",
    },
    Look {
        id: "Caption",
        name: "caption",
        based_on: "Normal",
        next: "Normal",
        size: 0,
        bold: false,
        dim: true,
        paragraph: "<w:keepNext/>",
    },
    Look {
        id: "Gap",
        name: "Gap",
        based_on: "Normal",
        next: "Normal",
        size: 4,
        bold: false,
        dim: false,
        paragraph: "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"100\" w:lineRule=\"exact\"/>",
    },
    Look {
        id: "Cell",
        name: "Cell",
        based_on: "Normal",
        next: "Cell",
        size: 20,
        bold: false,
        dim: false,
        paragraph: "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"252\" w:lineRule=\"auto\"/>",
    },
    Look {
        id: "CellSmall",
        name: "CellSmall",
        based_on: "Cell",
        next: "CellSmall",
        size: 17,
        bold: false,
        dim: false,
        paragraph: "",
    },
    Look {
        id: "CellSign",
        name: "CellSign",
        based_on: "Cell",
        next: "CellSign",
        size: 20,
        bold: false,
        dim: false,
        paragraph: "<w:keepNext/>",
    },
    Look {
        id: "CellHeader",
        name: "CellHeader",
        based_on: "Cell",
        next: "Cell",
        size: 17,
        bold: true,
        dim: true,
        paragraph: "<w:keepNext/>",
    },
    Look {
        id: "Header",
        name: "header",
        based_on: "Normal",
        next: "Header",
        size: 17,
        bold: false,
        dim: true,
        paragraph: "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"BFBFBF\"/></w:pBdr><w:spacing w:before=\"0\" w:after=\"0\"/>",
    },
    Look {
        id: "Footer",
        name: "footer",
        based_on: "Normal",
        next: "Footer",
        size: 16,
        bold: false,
        dim: true,
        paragraph: "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"BFBFBF\"/></w:pBdr><w:spacing w:before=\"0\" w:after=\"0\"/>",
    },
];

/// The part with all styles, for text in this language (`nb-NO`).
pub(super) fn sheet(language: &str) -> String {
    let mut out = format!(
        "<w:styles xmlns:w=\"{ns}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{FONT}\" w:hAnsi=\"{FONT}\" w:eastAsia=\"{FONT}\" w:cs=\"{FONT}\"/>\
         <w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>\
         <w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"{language}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before=\"0\" w:after=\"100\" w:line=\"271\" w:lineRule=\"auto\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"FactLabel\"><w:name w:val=\"FactLabel\"/><w:rPr><w:b/>\
         <w:color w:val=\"{DIM}\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>\
         <w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        ns = super::parts::MAIN,
    );
    for look in LOOKS {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"{}\"/>\
             <w:next w:val=\"{}\"/><w:qFormat/>",
            look.id, look.name, look.based_on, look.next
        );
        if !look.paragraph.is_empty() {
            let _ = write!(out, "<w:pPr>{}</w:pPr>", look.paragraph);
        }
        out.push_str("<w:rPr>");
        if look.bold {
            out.push_str("<w:b/><w:bCs/>");
        }
        if look.dim {
            let _ = write!(out, "<w:color w:val=\"{DIM}\"/>");
        }
        if look.size > 0 {
            let _ = write!(out, "<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", look.size);
        }
        out.push_str("</w:rPr></w:style>");
    }
    out.push_str("</w:styles>");
    out
}

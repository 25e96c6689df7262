//! How a Word document looks: the sizes, greys and thin lines of the printed sheets (`export/pdf/style.rs`) as named
//! styles, so that a leader who edits the file can change them in one place.

use std::fmt::Write as _;

use crate::report::Document;
use crate::report::document::Layout;

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
    /// What belongs to the paragraph, in the order the format wants: what stands before its spacing,
    paragraph: &'static str,
    /// the white before and after it, and its lines,
    spacing: Option<(u16, u16, Line)>,
    /// and what stands after it.
    more: &'static str,
}

/// How far lines stand apart.
#[derive(Clone, Copy)]
enum Line {
    /// As in the text.
    Usual,
    /// So many 240ths of a single line.
    Share(u16),
    /// So many twentieths of a point.
    Exact(u16),
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
        paragraph: "<w:keepNext/><w:keepLines/>",
        spacing: Some((0, 40, Line::Share(240))),
        more: "",
    },
    Look {
        id: "Subtitle",
        name: "Subtitle",
        based_on: "Normal",
        next: "Normal",
        size: 21,
        bold: false,
        dim: true,
        paragraph: "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"14\" w:space=\"8\" w:color=\"000000\"/></w:pBdr>",
        spacing: Some((0, 240, Line::Usual)),
        more: "",
    },
    Look {
        id: "Mark",
        name: "Mark",
        based_on: "Normal",
        next: "Normal",
        size: 20,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:pBdr><w:left w:val=\"single\" w:sz=\"36\" w:space=\"8\" w:color=\"000000\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>",
        spacing: Some((0, 160, Line::Usual)),
        more: "<w:ind w:left=\"200\"/>",
    },
    Look {
        id: "Heading1",
        name: "heading 1",
        based_on: "Normal",
        next: "Normal",
        size: 28,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:keepLines/>",
        spacing: Some((360, 100, Line::Share(252))),
        more: "<w:outlineLvl w:val=\"0\"/>",
    },
    Look {
        id: "Heading2",
        name: "heading 2",
        based_on: "Normal",
        next: "Normal",
        size: 23,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:keepLines/>",
        spacing: Some((260, 60, Line::Share(252))),
        more: "<w:outlineLvl w:val=\"1\"/>",
    },
    Look {
        id: "Heading3",
        name: "heading 3",
        based_on: "Normal",
        next: "Normal",
        size: 21,
        bold: true,
        dim: false,
        paragraph: "<w:keepNext/><w:keepLines/>",
        spacing: Some((180, 40, Line::Usual)),
        more: "<w:outlineLvl w:val=\"2\"/>",
    },
    Look {
        id: "Fact",
        name: "Fact",
        based_on: "Normal",
        next: "Fact",
        size: 0,
        bold: false,
        dim: false,
        paragraph: "<w:tabs><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs>",
        spacing: Some((0, 40, Line::Usual)),
        more: "<w:ind w:left=\"2268\" w:hanging=\"2268\"/>",
    },
    Look {
        id: "Bullet",
        name: "Bullet",
        based_on: "Normal",
        next: "Bullet",
        size: 0,
        bold: false,
        dim: false,
        paragraph: "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
        spacing: Some((0, 40, Line::Usual)),
        more: "",
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
        spacing: None,
        more: "",
    },
    Look {
        id: "Note",
        name: "Note",
        based_on: "Normal",
        next: "Note",
        size: 18,
        bold: false,
        dim: true,
        paragraph: "",
        spacing: Some((160, 0, Line::Usual)),
        more: "",
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
        spacing: None,
        more: "",
    },
    Look {
        id: "Gap",
        name: "Gap",
        based_on: "Normal",
        next: "Normal",
        size: 4,
        bold: false,
        dim: false,
        paragraph: "",
        spacing: Some((0, 0, Line::Exact(100))),
        more: "",
    },
    Look {
        id: "Cell",
        name: "Cell",
        based_on: "Normal",
        next: "Cell",
        size: 20,
        bold: false,
        dim: false,
        paragraph: "",
        spacing: Some((0, 0, Line::Share(252))),
        more: "",
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
        spacing: None,
        more: "",
    },
    Look {
        id: "CellFigure",
        name: "CellFigure",
        based_on: "Cell",
        next: "CellFigure",
        size: 0,
        bold: false,
        dim: false,
        paragraph: "<w:jc w:val=\"right\"/>",
        spacing: None,
        more: "",
    },
    Look {
        id: "CellHeaderFigure",
        name: "CellHeaderFigure",
        based_on: "CellHeader",
        next: "CellHeaderFigure",
        size: 0,
        bold: false,
        dim: false,
        paragraph: "<w:keepNext/><w:jc w:val=\"right\"/>",
        spacing: None,
        more: "",
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
        spacing: None,
        more: "",
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
        spacing: None,
        more: "",
    },
    Look {
        id: "Header",
        name: "header",
        based_on: "Normal",
        next: "Header",
        size: 17,
        bold: false,
        dim: true,
        paragraph: "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"BFBFBF\"/></w:pBdr>",
        spacing: Some((0, 0, Line::Usual)),
        more: "",
    },
    Look {
        id: "Footer",
        name: "footer",
        based_on: "Normal",
        next: "Footer",
        size: 16,
        bold: false,
        dim: true,
        paragraph: "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"BFBFBF\"/></w:pBdr>",
        spacing: Some((0, 0, Line::Usual)),
        more: "",
    },
];

/// How a sheet for the wall is set, where white and size differ from other documents.
struct Set {
    /// Half-points of the text.
    text: u16,
    /// 240ths of a single line.
    line: u16,
    /// Hundredths of the usual white before and after paragraphs.
    white: u16,
    /// Half-points of the title.
    title: u16,
}

impl Set {
    fn of(document: &Document) -> Self {
        // A long title is set smaller, as on printed pages.
        let title = if document.title.chars().count() > 44 { 34 } else { 46 };
        match document.layout {
            Layout::Pages => Self { text: 21, line: 271, white: 100, title: 46 },
            Layout::OnePage => Self { text: 21, line: 271, white: 100, title },
            Layout::OnePageTight => Self { text: 20, line: 245, white: 50, title },
        }
    }

    fn spacing(&self, (before, after, line): (u16, u16, Line)) -> String {
        let of = |usual: u16| usual / 10 * self.white / 10;
        let line = match line {
            Line::Usual => String::new(),
            Line::Share(share) => {
                format!(" w:line=\"{}\" w:lineRule=\"auto\"", share.min(self.line))
            }
            Line::Exact(high) => format!(" w:line=\"{high}\" w:lineRule=\"exact\""),
        };
        format!("<w:spacing w:before=\"{}\" w:after=\"{}\"{line}/>", of(before), of(after))
    }
}

/// The part with all styles, for text in this language (`nb-NO`).
pub(super) fn sheet(document: &Document, language: &str) -> String {
    let set = Set::of(document);
    let mut out = format!(
        "<w:styles xmlns:w=\"{ns}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{FONT}\" w:hAnsi=\"{FONT}\" w:eastAsia=\"{FONT}\" w:cs=\"{FONT}\"/>\
         <w:sz w:val=\"{text}\"/><w:szCs w:val=\"{text}\"/>\
         <w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"{language}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:widowControl/>{spacing}\
         </w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"FactLabel\"><w:name w:val=\"FactLabel\"/><w:rPr><w:b/>\
         <w:color w:val=\"{DIM}\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>\
         <w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        ns = super::parts::MAIN,
        text = set.text,
        spacing = set.spacing((0, 100, Line::Share(271))),
    );
    for look in LOOKS {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"{}\"/>\
             <w:next w:val=\"{}\"/><w:qFormat/>",
            look.id, look.name, look.based_on, look.next
        );
        let spacing = look.spacing.map(|it| set.spacing(it)).unwrap_or_default();
        if !look.paragraph.is_empty() || !spacing.is_empty() || !look.more.is_empty() {
            let _ = write!(out, "<w:pPr>{}{spacing}{}</w:pPr>", look.paragraph, look.more);
        }
        out.push_str("<w:rPr>");
        if look.bold {
            out.push_str("<w:b/><w:bCs/>");
        }
        if look.dim {
            let _ = write!(out, "<w:color w:val=\"{DIM}\"/>");
        }
        let size = if look.id == "Title" { set.title } else { look.size };
        if size > 0 {
            let _ = write!(out, "<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
        }
        out.push_str("</w:rPr></w:style>");
    }
    out.push_str("</w:styles>");
    out
}

//! The parts of the archive around the text: what is in it, what belongs to what, head and foot of the pages.

use crate::domain::localized::Lang;
use crate::export::xml::text;
use crate::report::Document;

/// The namespace of text.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of what belongs to what.
pub(super) const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The beginning of every part.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Every part with its name, in the order of the archive.
pub(super) fn all(document: &Document, body: String) -> Vec<(&'static str, String)> {
    let part = |name, content: String| (name, format!("{XML}{content}"));
    vec![
        part("[Content_Types].xml", content_types()),
        part("_rels/.rels", package_relations()),
        part("docProps/core.xml", core(document)),
        part("docProps/app.xml", app()),
        part("word/document.xml", body),
        part("word/_rels/document.xml.rels", relations()),
        part("word/styles.xml", super::style::sheet(document, language(document.lang))),
        part("word/numbering.xml", numbering()),
        part("word/settings.xml", settings(document.lang)),
        part("word/header1.xml", header(document)),
        part("word/footer1.xml", footer(document)),
    ]
}

/// The language as Word names it.
const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Nb => "nb-NO",
        Lang::Nn => "nn-NO",
        Lang::En => "en-GB",
    }
}

fn content_types() -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/numbering.xml", format!("{WORD}.numbering+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/header1.xml", format!("{WORD}.header+xml")),
        ("/word/footer1.xml", format!("{WORD}.footer+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".into()),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".into()),
    ];
    let each =
        parts.iter().map(|(name, kind)| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>"));
    let overrides = each.collect::<Vec<_>>().concat();
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>"
    )
}

fn related(targets: &[(&str, &str)]) -> String {
    let each = (1..).zip(targets).map(|(id, (kind, target))| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
    });
    let each = each.collect::<Vec<_>>().concat();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{each}</Relationships>"
    )
}

fn package_relations() -> String {
    related(&[
        (&format!("{RELATED}/officeDocument"), "word/document.xml"),
        (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
        (&format!("{RELATED}/extended-properties"), "docProps/app.xml"),
    ])
}

/// The relation of the header in [`relations`].
pub(super) const HEADER_ID: &str = "rId4";
/// The relation of the footer.
pub(super) const FOOTER_ID: &str = "rId5";

fn relations() -> String {
    related(&[
        (&format!("{RELATED}/styles"), "styles.xml"),
        (&format!("{RELATED}/numbering"), "numbering.xml"),
        (&format!("{RELATED}/settings"), "settings.xml"),
        (&format!("{RELATED}/header"), "header1.xml"),
        (&format!("{RELATED}/footer"), "footer1.xml"),
    ])
}

fn core(document: &Document) -> String {
    let day = document.as_of.format("%Y-%m-%d");
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>dialogduk</dc:creator><dc:language>{}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>",
        text(&document.title),
        text(&document.subtitle),
        language(document.lang),
    )
}

fn app() -> String {
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
     <Application>dialogduk</Application></Properties>"
        .to_owned()
}

/// One kind of list: dots.
fn numbering() -> String {
    format!(
        "<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"284\" w:hanging=\"284\"/></w:pPr></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}

fn settings(lang: Lang) -> String {
    format!(
        "<w:settings xmlns:w=\"{MAIN}\"><w:defaultTabStop w:val=\"709\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{}\"/></w:settings>",
        language(lang)
    )
}

/// Said small at the head of every page but the first: what this is, and what kind of copy.
fn header(document: &Document) -> String {
    let words = [document.mark_words(), document.title.clone(), document.subtitle.clone()];
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    format!(
        "<w:hdr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t>\
         </w:r></w:p></w:hdr>",
        text(&words.join(" · ").replace('\n', " "))
    )
}

/// «Side 2 av 3», counted by the program that shows it.
fn footer(document: &Document) -> String {
    if document.layout.is_one_page() {
        // The only page needs neither number nor mark: the mark stands at its head.
        return format!(
            "<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p></w:ftr>"
        );
    }
    let field = |name: &str| {
        format!(
            "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} \
             </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r>\
             <w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\">"
        )
    };
    // The words are ours and hold no sign of XML.
    let pages = (document.texts().page_of)(&field("PAGE"), &field("NUMPAGES"));
    let place = super::body::Paper::of(document).text_width();
    format!(
        "<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{place}\"/>\
         </w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r><w:r><w:tab/></w:r><w:r>\
         <w:t xml:space=\"preserve\">{pages}</w:t></w:r></w:p></w:ftr>",
        text(&document.mark_words())
    )
}

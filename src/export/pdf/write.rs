//! Pages to bytes.

use chrono::Datelike;
use krilla::color::luma;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use super::fonts::{Fonts, POINT};
use super::page::{Grey, Item, Page, Rect, Shape, Tree};
use crate::export::ExportProblem;
use crate::report::printout::Print;

/// Where an element begins: its page and how far down.
type Begins = Vec<Option<(usize, f32)>>;

/// Makes the file of these pages.
pub(super) fn write(
    print: &Print,
    fonts: &Fonts,
    pages: Vec<Page>,
    tree: Tree,
) -> Result<Vec<u8>, ExportProblem> {
    let configuration = accessible()?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(metadata(print));
    let mut letters: Vec<Vec<Identifier>> = vec![Vec::new(); tree.nodes.len()];
    let mut begins: Begins = vec![None; tree.nodes.len()];
    for (index, page) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(points(page.width), points(page.height))
            .ok_or_else(|| ExportProblem::of_format(&"page"))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for item in &page.items {
            let identifier = surface.start_tagged(match (&item.shape, item.tag) {
                (Shape::Text(..), Some(_)) => ContentTag::Span(SpanTag::empty()),
                _ => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            });
            draw(item, fonts, &mut surface);
            surface.end_tagged();
            if let (Shape::Text(..), Some(tag)) = (&item.shape, item.tag) {
                if let Some(letters) = letters.get_mut(tag) {
                    letters.push(identifier);
                }
                if let Some(begins) = begins.get_mut(tag) {
                    begins.get_or_insert((index, item.y));
                }
            }
        }
        surface.finish();
        sheet.finish();
    }
    document.set_outline(outline(&tree, &begins));
    let mut tags = TagTree::new().with_lang(Some(print.lang.code().to_owned()));
    for root in &tree.roots {
        if let Some(group) = group(&tree, *root, &mut letters) {
            tags.push(group);
        }
    }
    document.set_tag_tree(tags);
    document.finish().map_err(|error| ExportProblem::of_format(&format!("{error:?}")))
}

/// The demand that everything is tagged, named and mapped to text: the library refuses a file that is not.
fn accessible() -> Result<Configuration, ExportProblem> {
    ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| ExportProblem::of_format(&format!("{error:?}")))
}

fn metadata(print: &Print) -> Metadata {
    let mut day = DateTime::new(u16::try_from(print.as_of.year()).unwrap_or_default());
    day = day.month(u8::try_from(print.as_of.month()).unwrap_or(1));
    day = day.day(u8::try_from(print.as_of.day()).unwrap_or(1));
    Metadata::new()
        .title(print.title.clone())
        .language(print.lang.code().to_owned())
        .creator("dialogduk".to_owned())
        .creation_date(day)
}

/// An element with what is inside it; `None` when nothing of it came onto a page.
fn group(tree: &Tree, index: usize, letters: &mut [Vec<Identifier>]) -> Option<TagGroup> {
    let node = tree.nodes.get(index)?;
    let mut group = TagGroup::new(node.kind.clone());
    let mut filled = false;
    for identifier in letters.get_mut(index).map(std::mem::take).unwrap_or_default() {
        group.push(identifier);
        filled = true;
    }
    // An empty cell is a cell all the same: the columns after it must not move.
    let empty_cell = matches!(node.kind, krilla::tagging::TagKind::TD(_) | krilla::tagging::TagKind::TH(_));
    for child in &node.children {
        if let Some(child) = self::group(tree, *child, letters) {
            group.push(child);
            filled = true;
        }
    }
    (filled || empty_cell).then_some(group)
}

/// The headings, each under the one above it.
fn outline(tree: &Tree, begins: &Begins) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u16, OutlineNode)> = Vec::new();
    for (node, begin) in tree.nodes.iter().zip(begins) {
        let (Some((level, words)), Some((page, y))) = (&node.heading, begin) else { continue };
        close(&mut open, *level, &mut outline);
        let above = Point::from_xy(0.0, points((y - 10.0).max(0.0)));
        open.push((*level, OutlineNode::new(words.clone(), XyzDestination::new(*page, above))));
    }
    close(&mut open, 0, &mut outline);
    outline
}

/// Puts away the headings that a heading of this level ends.
fn close(open: &mut Vec<(u16, OutlineNode)>, level: u16, outline: &mut Outline) {
    while open.last().is_some_and(|(it, _)| *it >= level) {
        let Some((_, node)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}

fn draw(item: &Item, fonts: &Fonts, surface: &mut Surface<'_>) {
    let (x, y) = (points(item.x), points(item.y));
    match &item.shape {
        Shape::Text(run, size, grey) => {
            surface.set_stroke(None);
            surface.set_fill(Some(ink(*grey)));
            let font = fonts.font(run.weight);
            surface.draw_glyphs(Point::from_xy(x, y), &run.glyphs, font, &run.text, *size, false);
        }
        Shape::Rule(dx, dy, thick, grey) => {
            let mut path = PathBuilder::new();
            path.move_to(x, y);
            path.line_to(x + points(*dx), y + points(*dy));
            draw_path(path.finish(), None, Some((*thick, *grey)), surface);
        }
        Shape::Rect(rect) => draw_path(outline_of(rect, x, y), rect.fill, rect.edge, surface),
    }
}

fn draw_path(path: Option<Path>, fill: Option<Grey>, edge: Option<(f32, Grey)>, surface: &mut Surface<'_>) {
    let Some(path) = path else { return };
    surface.set_fill(fill.map(ink));
    surface.set_stroke(edge.map(|(thick, grey)| Stroke {
        paint: luma::Color::new(grey).into(),
        width: points(thick),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

/// A rectangle with round corners.
fn outline_of(rect: &Rect, x: f32, y: f32) -> Option<Path> {
    /// How far the handles of a curve reach for a quarter of a circle.
    const ROUND: f32 = 0.552_284_8;
    let (width, height) = (points(rect.width), points(rect.height));
    let radius = points(rect.radius).min(width / 2.0).min(height / 2.0);
    let (right, bottom, pull) = (x + width, y + height, radius * (1.0 - ROUND));
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - pull, y, right, y + pull, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - pull, right - pull, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + pull, bottom, x, bottom - pull, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + pull, x + pull, y, x + radius, y);
    path.close();
    path.finish()
}

fn ink(grey: Grey) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

/// Millimetres to points.
fn points(millimetres: f32) -> f32 {
    millimetres / POINT
}

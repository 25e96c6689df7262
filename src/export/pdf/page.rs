//! A laid-out page: letters, rules and boxes at their places, and the tree that says what they are.
//!
//! Lengths are millimetres from the top left corner, sizes of type are points.

use krilla::tagging::TagKind;

use super::fonts::{Run, Weight};

/// How dark: 0 is black, 255 is white. There is no colour: the sheets are made for black and white printers.
pub(super) type Grey = u8;

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    /// Its width.
    pub(super) width: f32,
    /// Its height.
    pub(super) height: f32,
    /// What stands on it, in reading order.
    pub(super) items: Vec<Item>,
}

/// Something at its place.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// From the left edge.
    pub(super) x: f32,
    /// From the top edge; for letters, to the line they stand on.
    pub(super) y: f32,
    /// What.
    pub(super) shape: Shape,
    /// The element it is part of; `None` for what only decorates or repeats.
    pub(super) tag: Option<usize>,
}

/// What stands somewhere.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Letters.
    Text(Run, f32, Grey),
    /// A straight line: where to, from its place, how thick, how dark.
    Rule(f32, f32, f32, Grey),
    /// A rectangle.
    Rect(Rect),
}

/// A rectangle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rect {
    /// Its width.
    pub(super) width: f32,
    /// Its height.
    pub(super) height: f32,
    /// How round its corners are.
    pub(super) radius: f32,
    /// What it is filled with.
    pub(super) fill: Option<Grey>,
    /// Its edge: how thick, how dark.
    pub(super) edge: Option<(f32, Grey)>,
}

/// The elements of a file in reading order: what a screen reader walks through.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The elements.
    pub(super) nodes: Vec<Node>,
    /// Those at the top.
    pub(super) roots: Vec<usize>,
}

/// An element.
#[derive(Debug)]
pub(super) struct Node {
    /// What it is.
    pub(super) kind: TagKind,
    /// Its level and words, if it is a heading: the outline is made of them.
    pub(super) heading: Option<(u16, String)>,
    /// The elements inside.
    pub(super) children: Vec<usize>,
}

impl Tree {
    /// A new element inside `parent`, or at the top.
    pub(super) fn add(&mut self, parent: Option<usize>, kind: impl Into<TagKind>) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node { kind: kind.into(), heading: None, children: Vec::new() });
        match parent.and_then(|parent| self.nodes.get_mut(parent)) {
            Some(parent) => parent.children.push(index),
            None => self.roots.push(index),
        }
        index
    }

    /// A heading of a level from 1.
    pub(super) fn heading(&mut self, level: u16, text: &str) -> usize {
        let level = std::num::NonZeroU16::new(level).unwrap_or(std::num::NonZeroU16::MIN);
        let title = text.replace('\n', " ");
        let index = self.add(None, krilla::tagging::Tag::Hn(level, Some(title.clone())));
        if let Some(node) = self.nodes.get_mut(index) {
            node.heading = Some((level.get(), title));
        }
        index
    }
}

impl Item {
    /// The same, further right and down.
    pub(super) fn moved(mut self, dx: f32, dy: f32) -> Self {
        self.x += dx;
        self.y += dy;
        self
    }

    /// The same in another size, from the top left corner of the page.
    pub(super) fn scaled(self, by: f32) -> Self {
        let shape = match self.shape {
            Shape::Text(run, size, grey) => Shape::Text(run, size * by, grey),
            Shape::Rule(dx, dy, thick, grey) => Shape::Rule(dx * by, dy * by, thick * by, grey),
            Shape::Rect(rect) => Shape::Rect(Rect {
                width: rect.width * by,
                height: rect.height * by,
                radius: rect.radius * by,
                fill: rect.fill,
                edge: rect.edge.map(|(thick, grey)| (thick * by, grey)),
            }),
        };
        Self { x: self.x * by, y: self.y * by, shape, tag: self.tag }
    }

    /// The same as decoration, for what is repeated.
    pub(super) fn untagged(mut self) -> Self {
        self.tag = None;
        self
    }
}

/// Letters standing on the line at `y`.
pub(super) fn text(x: f32, y: f32, run: Run, size: f32, grey: Grey, tag: Option<usize>) -> Item {
    Item { x, y, shape: Shape::Text(run, size, grey), tag }
}

/// A level line of this length.
pub(super) fn rule(x: f32, y: f32, length: f32, thick: f32, grey: Grey) -> Item {
    Item { x, y, shape: Shape::Rule(length, 0.0, thick, grey), tag: None }
}

/// An empty box.
pub(super) fn empty_box(x: f32, y: f32, width: f32, height: f32) -> Item {
    let rect = Rect { width, height, radius: 1.0, fill: None, edge: Some((0.3, super::style::LINE)) };
    Item { x, y, shape: Shape::Rect(rect), tag: None }
}

/// A style of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// How heavy.
    pub(super) weight: Weight,
    /// Size in points.
    pub(super) size: f32,
    /// How dark.
    pub(super) grey: Grey,
    /// From line to line, in millimetres.
    pub(super) leading: f32,
}

impl Type {
    /// From the top of a line to where its letters stand.
    pub(super) fn ascent(&self) -> f32 {
        // The letters of Noto Sans rise 0.714 of the size; they stand in the middle of their line.
        let rise = 0.714 * self.size * super::fonts::POINT;
        f32::midpoint(self.leading, rise)
    }
}

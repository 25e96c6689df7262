//! Signs: only those old console fonts have, and an ASCII set for the rest.

/// The signs screens draw with.
#[derive(Debug, PartialEq, Eq)]
pub struct Symbols {
    /// Horizontal rule.
    pub rule: &'static str,
    /// Vertical rule.
    pub wall: &'static str,
    /// Corners: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Joints: left, right, top, bottom, cross.
    pub joints: [&'static str; 5],
    /// A double frame: the four corners as above, rule, wall.
    pub double: [&'static str; 6],
    /// The selected row.
    pub selected: &'static str,
    /// Done, saved.
    pub check: &'static str,
    /// Something stands in the way.
    pub stop: &'static str,
    /// Common ground.
    pub star: &'static str,
    /// A marked row.
    pub marked: &'static str,
    /// A bullet.
    pub bullet: &'static str,
    /// Full part of a bar or field.
    pub full: &'static str,
    /// Half full.
    pub half: &'static str,
    /// Empty part of a bar.
    pub empty: &'static str,
    /// Before an input line.
    pub prompt: &'static str,
    /// Something was cut.
    pub ellipsis: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// Nothing counted.
    pub none: &'static str,
    /// More above.
    pub up: &'static str,
    /// More below.
    pub down: &'static str,
    /// A block of the progress strip.
    pub block: &'static str,
    /// An open block of it.
    pub open_block: &'static str,
}

/// The usual set: CP437 and WGL4 signs only.
static LINES: Symbols = Symbols {
    rule: "─",
    wall: "│",
    corners: ["┌", "┐", "└", "┘"],
    joints: ["├", "┤", "┬", "┴", "┼"],
    double: ["╔", "╗", "╚", "╝", "═", "║"],
    selected: "►",
    check: "√",
    stop: "!",
    star: "*",
    marked: "■",
    bullet: "•",
    full: "█",
    half: "▒",
    empty: "░",
    prompt: "›",
    ellipsis: "…",
    dot: "·",
    none: "–",
    up: "▲",
    down: "▼",
    block: "■",
    open_block: "□",
};

/// Letters and signs of a typewriter.
static ASCII: Symbols = Symbols {
    rule: "-",
    wall: "|",
    corners: ["+", "+", "+", "+"],
    joints: ["+", "+", "+", "+", "+"],
    double: ["#", "#", "#", "#", "=", "#"],
    selected: ">",
    check: "ok",
    stop: "!",
    star: "*",
    marked: "#",
    bullet: "-",
    full: "#",
    half: "=",
    empty: ".",
    prompt: ">",
    ellipsis: "...",
    dot: "-",
    none: "-",
    up: "^",
    down: "v",
    block: "#",
    open_block: ".",
};

impl Symbols {
    /// The set.
    pub fn of(ascii: bool) -> &'static Self {
        if ascii { &ASCII } else { &LINES }
    }
}

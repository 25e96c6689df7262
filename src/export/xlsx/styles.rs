//! How the workbook looks: one dark accent, thin rules, and room around the words.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The body font; every office program has it or one of the same measures.
pub(super) const FONT: &str = "Calibri";
const INK: Color = Color::RGB(0x1B_2B_34);
const ACCENT: Color = Color::RGB(0x1F_4E_5F);
const QUIET: Color = Color::RGB(0x5F_6F_78);
const RULE: Color = Color::RGB(0xC9_D3_D8);
const MARK_PAPER: Color = Color::RGB(0xFB_E9_C8);
const MARK_INK: Color = Color::RGB(0x7A_3E_00);

/// The formats of all cells.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) mark: Format,
    pub(super) notice: Format,
    pub(super) header: Format,
    pub(super) text: Format,
    pub(super) strong: Format,
    pub(super) centred: Format,
    pub(super) date: Format,
    pub(super) id: Format,
    pub(super) label: Format,
    pub(super) value: Format,
    pub(super) section: Format,
    pub(super) sign_line: Format,
}

impl Styles {
    /// All formats; `dates` is the pattern of a date.
    pub(super) fn new(dates: &str) -> Self {
        let plain = || Format::new().set_font_name(FONT).set_font_size(10).set_font_color(INK);
        let body = || {
            plain()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_align(FormatAlign::Top)
                .set_indent(1)
                .set_border_bottom(FormatBorder::Thin)
                .set_border_color(RULE)
        };
        Self {
            title: plain().set_font_size(18).set_bold().set_font_color(ACCENT),
            subtitle: plain().set_font_size(11).set_font_color(QUIET),
            mark: plain()
                .set_font_size(11)
                .set_bold()
                .set_font_color(MARK_INK)
                .set_background_color(MARK_PAPER),
            notice: plain().set_bold(),
            header: plain()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(ACCENT)
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_align(FormatAlign::VerticalCenter)
                .set_indent(1),
            text: body(),
            strong: body().set_bold(),
            centred: body().set_indent(0).set_align(FormatAlign::Center),
            date: body().set_num_format(dates),
            // The text format keeps an id a text even after someone has edited the cell.
            id: body().set_num_format("@").set_font_size(8).set_font_color(QUIET),
            label: plain().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            value: plain().set_text_wrap().set_align(FormatAlign::Top),
            section: plain().set_font_size(13).set_bold().set_font_color(ACCENT),
            sign_line: plain().set_border_bottom(FormatBorder::Thin).set_border_color(QUIET),
        }
    }
}

use super::page::{Page, Shape};
use super::*;
use crate::domain::localized::Lang;
use crate::report::document::Layout;
use crate::report::printout::{
    ClothCorner, ClothField, ClothSheet, Leaf, Paper, Piece, Print, QuestionBox, Room,
};

fn print(body: Body, paper: Paper) -> Print {
    Print {
        lang: Lang::Nb,
        as_of: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        title: "Prøve".into(),
        paper,
        marks: Vec::new(),
        layout: Layout::Pages,
        body,
        notes: Vec::new(),
    }
}

fn leaf(pieces: Vec<Piece>) -> Leaf {
    Leaf {
        kicker: "Del 1 av 1".into(),
        title: "Hverdagen".into(),
        subtitle: "Bord 1".into(),
        id: "K7-M4P-3C".into(),
        foot: "Vi snakker generelt.".into(),
        pieces,
    }
}

fn questions(rooms: &[Room]) -> Print {
    let pieces = rooms.iter().enumerate().map(|(index, room)| {
        Piece::Question(QuestionBox {
            number: index + 1,
            text: format!("Hva er spørsmål nummer {} om, og hva vil vi ha mer av?", index + 1),
            how: "Ett svar på hver linje.".into(),
            room: room.clone(),
        })
    });
    print(Body::Leaves(vec![leaf(pieces.collect())]), Paper::A4)
}

fn laid(print: &Print) -> (Vec<Page>, Tree) {
    let fonts = fonts::Fonts::load().unwrap();
    let mut letters = Letters::new(&fonts);
    let mut tree = Tree::default();
    let Body::Leaves(leaves) = &print.body else { panic!("leaves") };
    let mut flow = flow::Flow::new(&mut letters, &mut tree, print, print.paper.millimetres());
    for leaf in leaves {
        flow.leaf(leaf);
    }
    (flow.finish(), tree)
}

fn every_room() -> Vec<Room> {
    let labels = |count: usize| (1..=count).map(|n| format!("svar {n}")).collect::<Vec<_>>();
    vec![
        Room::Lines,
        Room::Boxes(labels(6)),
        Room::Options(labels(8)),
        Room::Places(3),
        Room::Number,
        Room::Lines,
        Room::Options(labels(2)),
    ]
}

/// The pages on which something of each element stands.
fn pages_of_tags(pages: &[Page], tags: usize) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); tags];
    for (at, page) in pages.iter().enumerate() {
        for tag in page.items.iter().filter_map(|item| item.tag) {
            if !found[tag].contains(&at) {
                found[tag].push(at);
            }
        }
    }
    found
}

#[test]
fn no_question_is_split_over_a_page() {
    let rooms: Vec<Room> = every_room().into_iter().cycle().take(200).collect();
    let (pages, tree) = laid(&questions(&rooms));
    let found = pages_of_tags(&pages, tree.nodes.len());
    let mut page_of_question = Vec::new();
    let mut current = None;
    for (node, pages) in tree.nodes.iter().zip(&found) {
        if node.heading.as_ref().is_some_and(|(level, _)| *level == 2) {
            current = pages.first().copied();
            page_of_question.push(pages.clone());
        }
        if let (Some(page), false) = (current, pages.is_empty()) {
            assert_eq!(*pages, [page], "{:?}", node.heading);
        }
    }
    assert_eq!(page_of_question.len(), 200);
    assert!(pages.len() > 40, "{}", pages.len());
}

#[test]
fn everything_stands_inside_the_page_and_above_its_foot() {
    let mut rooms = every_room();
    rooms.push(Room::Options(vec!["et svar med mange ord ".repeat(12); 30]));
    let long = QuestionBox { number: 9, text: "ord ".repeat(5_000), how: "x".repeat(400), room: Room::Lines };
    let Print { body: Body::Leaves(mut leaves), .. } = questions(&rooms) else { panic!("leaves") };
    leaves[0].pieces.push(Piece::Question(long));
    leaves[0].title = "Et tema med et ganske langt navn ".repeat(40);
    let (pages, _) = laid(&print(Body::Leaves(leaves), Paper::A4));
    for (number, page) in pages.iter().enumerate() {
        for item in &page.items {
            let (right, bottom) = match &item.shape {
                Shape::Text(run, size, _) => (item.x + run.width(*size), item.y),
                Shape::Rule(dx, dy, ..) => (item.x + dx, item.y + dy),
                Shape::Rect(rect) => (item.x + rect.width, item.y + rect.height),
            };
            assert!(item.x >= 20.0 && right <= page.width - style::RIGHT + 0.5, "page {number}: {item:?}");
            assert!(item.y >= 15.0 && bottom <= page.height - 12.0, "page {number}: {item:?}");
        }
    }
}

#[test]
fn one_question_gets_the_whole_page_to_write_on() {
    let (pages, _) = laid(&questions(&[Room::Lines]));
    let [page] = pages.as_slice() else { panic!("{} pages", pages.len()) };
    let lines = page.items.iter().filter(|item| matches!(item.shape, Shape::Rule(..))).count();
    assert!(lines > 18, "{lines}");
}

#[test]
fn a_poster_is_the_same_picture_larger() {
    let field = |number: usize| ClothField {
        number,
        text: "Hva vil vi?".into(),
        room: Room::Lines,
        said: Vec::new(),
    };
    let corner = |number: usize| ClothCorner {
        number,
        title: format!("Tema {number}"),
        fields: (1..=4).map(field).collect(),
    };
    let cloth = |paper| {
        let sheet = ClothSheet {
            filled_on: String::new(),
            kicker: "Sett".into(),
            title: "Enhet".into(),
            foot: "Generelt".into(),
            corners: (1..=4).map(corner).collect(),
        };
        let fonts = fonts::Fonts::load().unwrap();
        let print = print(Body::Cloth(sheet.clone()), paper);
        cloth::lay(&sheet, &print, &mut Letters::new(&fonts), &mut Tree::default())
    };
    let small = cloth(Paper::A3);
    assert!(!small.small_type && small.cut == 0);
    for (paper, times) in [(Paper::A2, 594.0 / 420.0), (Paper::A1, 841.0 / 420.0), (Paper::A4, 297.0 / 420.0)]
    {
        let large = cloth(paper);
        assert_eq!(large.page.items.len(), small.page.items.len(), "{paper:?}");
        for (small, large) in small.page.items.iter().zip(&large.page.items) {
            assert!((small.x * times - large.x).abs() < 0.01, "{paper:?}: {large:?}");
        }
    }
}

#[test]
fn a_cloth_of_any_number_of_themes_stays_inside_its_page() {
    for (themes, fields) in [(0, 1), (1, 200), (2, 3), (3, 17), (5, 6), (7, 3), (12, 1), (40, 3)] {
        let field = |number: usize| ClothField {
            said: Vec::new(),
            number,
            text: "Hva skal til for at det går fint hos oss?".repeat(1 + number % 3 * 5),
            room: every_room()[number % 7].clone(),
        };
        let corner = |number: usize| ClothCorner {
            number,
            title: "Et tema med et ganske langt navn".into(),
            fields: (1..=fields).map(field).collect(),
        };
        let sheet = ClothSheet {
            filled_on: String::new(),
            kicker: "Sett".into(),
            title: "Enhet".repeat(30),
            foot: "Generelt".into(),
            corners: (1..=themes).map(corner).collect(),
        };
        let pdf = write(&print(Body::Cloth(sheet), Paper::A3)).unwrap();
        assert_eq!(pdf.pages, 1, "{themes} themes of {fields}");
    }
}

#[test]
fn a_file_is_tagged_names_its_language_and_is_the_same_twice() {
    let print = questions(&every_room());
    let (first, second) = (write(&print).unwrap(), write(&print).unwrap());
    assert_eq!(first.bytes, second.bytes);
    let inside = String::from_utf8_lossy(&first.bytes);
    for part in [
        "/Marked true",
        "/Lang(nb)",
        "/StructTreeRoot",
        "<pdfuaid:part>1",
        "/FontFile2",
        "/ToUnicode",
        "/Outlines",
    ] {
        assert!(inside.contains(part), "{part}");
    }
    assert_eq!(inside.matches("/Type/Page/").count(), first.pages);
    assert!(first.notes.is_empty(), "{:?}", first.notes);
}

#[test]
fn the_person_is_told_what_could_not_be_printed() {
    let mut print = questions(&[Room::Lines]);
    if let Body::Leaves(leaves) = &mut print.body {
        leaves[0].subtitle = "Bord 😀 og 🎉".into();
    }
    let notes = write(&print).unwrap().notes;
    assert_eq!(notes, ["Disse tegnene finnes ikke i skriften og er trykt som (?): 😀 🎉"]);
}

#[test]
fn letters_to_read_are_never_smaller_than_ten_points_on_a_sheet_for_the_wall() {
    use crate::report::document::{Fact, Level};
    use crate::report::printout::{Grid, GridColumn, Marker, Tone};
    let words = || "Fem minutter felles start".to_owned();
    let column = || GridColumn { header: "Hva".into(), share: 1, to_the_right: false };
    let pieces = vec![
        Piece::Heading(Level::Section, words()),
        Piece::Paragraph(Tone::Plain, words()),
        Piece::Heading(Level::Question, words()),
        Piece::List(Marker::Dot, vec![words()]),
        Piece::Facts(vec![Fact { label: "Hvem".into(), value: words() }]),
        Piece::Table(Grid { columns: vec![column()], rows: vec![vec![words()]], small: false }),
    ];
    for layout in [Layout::OnePage, Layout::OnePageTight] {
        let print = Print { layout, ..print(Body::Leaves(vec![leaf(pieces.clone())]), Paper::A4) };
        let Body::Leaves(leaves) = &print.body else { panic!("leaves") };
        let fonts = fonts::Fonts::load().unwrap();
        let (pages, _) = lay(leaves, &print, &mut Letters::new(&fonts));
        let sizes = pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.shape {
            Shape::Text(_, size, style::BLACK) => Some(*size),
            _ => None,
        });
        assert!(
            sizes.clone().count() > 6 && sizes.clone().all(|size| size >= 10.0),
            "{:?}",
            sizes.collect::<Vec<_>>()
        );
    }
}

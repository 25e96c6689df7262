//! Reads Rust sources as far as names and texts go: comments, tests and other people's macros left out.

use std::collections::BTreeSet;
use std::path::Path;

/// A piece of source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// A name or keyword.
    Word(String),
    /// A string literal, as written between its quotes.
    Text(String),
    /// Any other sign; `::` is two.
    Sign(char),
}

/// A source file without its tests, token by token with line numbers.
pub(crate) struct Source {
    /// Its path below `src`, with `/`.
    pub(crate) file: String,
    /// What it says.
    pub(crate) tokens: Vec<(usize, Token)>,
    /// Modules that exist in tests only, by name.
    test_modules: BTreeSet<String>,
}

/// A path that a source names, such as `std::fs::read` or `super::row`, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    pub(crate) segments: Vec<String>,
}

impl Source {
    pub(crate) fn new(file: &str, text: &str) -> Self {
        let (tokens, test_modules) = without_tests(tokens(text));
        Self { file: file.to_owned(), tokens, test_modules }
    }

    /// Modules this file declares, so that a name is not taken for a crate.
    pub(crate) fn modules(&self) -> BTreeSet<&str> {
        let words = self.tokens.windows(2);
        words
            .filter_map(|pair| match (&pair[0].1, &pair[1].1) {
                (Token::Word(keyword), Token::Word(name)) if keyword == "mod" => Some(name.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Everything named by a path, with `crate`, `self` and `super` made whole: `crate::store::rows`.
    pub(crate) fn names(&self) -> Vec<Named> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((line, token)) = self.tokens.get(at) {
            let Token::Word(word) = token else {
                at += 1;
                continue;
            };
            if word == "use" {
                let mut paths = Vec::new();
                at = use_tree(&self.tokens, at + 1, &mut Vec::new(), &mut paths);
                found.extend(paths.into_iter().map(|segments| Named { line: *line, segments }));
                continue;
            }
            let mut segments = vec![word.clone()];
            at += 1;
            while self.is_path_separator(at) {
                let Some((_, Token::Word(next))) = self.tokens.get(at + 2) else { break };
                segments.push(next.clone());
                at += 3;
            }
            let is_macro = matches!(self.tokens.get(at), Some((_, Token::Sign('!'))));
            if segments.len() > 1 || is_macro {
                found.push(Named { line: *line, segments });
            }
        }
        for named in &mut found {
            named.segments = self.whole(&named.segments);
        }
        found
    }

    fn is_path_separator(&self, at: usize) -> bool {
        [at, at + 1].iter().all(|at| matches!(self.tokens.get(*at), Some((_, Token::Sign(':')))))
    }

    /// A path from the crate on.
    fn whole(&self, segments: &[String]) -> Vec<String> {
        let mut here: Vec<String> = self.file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if here.last().is_some_and(|last| last == "mod" || last == "lib") {
            here.pop();
        }
        let mut rest = segments;
        match rest.first().map(String::as_str) {
            Some("self") => rest = &rest[1..],
            Some("super") => {
                while rest.first().is_some_and(|first| first == "super") {
                    here.pop();
                    rest = &rest[1..];
                }
            }
            _ => return segments.to_vec(),
        }
        std::iter::once("crate".to_owned()).chain(here).chain(rest.iter().cloned()).collect()
    }
}

/// All sources of the program below `src`, tests left out, in the order of their names.
pub(crate) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let below = path.strip_prefix(&root).unwrap();
        let name: Vec<_> = below.iter().map(|part| part.to_str().unwrap()).collect();
        Source::new(&name.join("/"), &std::fs::read_to_string(path).unwrap())
    };
    let all: Vec<Source> = files.iter().map(read).collect();
    let only_tests: BTreeSet<String> = all
        .iter()
        .flat_map(|source| {
            let stem = source.file.trim_end_matches(".rs");
            let folder = stem.strip_suffix("/mod").unwrap_or(stem).to_owned();
            source.test_modules.iter().map(move |module| format!("{folder}/{module}"))
        })
        .collect();
    let is_test = |source: &Source| {
        only_tests.iter().any(|test| {
            source.file.strip_prefix(test.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    all.into_iter().filter(|source| !is_test(source)).collect()
}

/// Reads one `use` from `at` on, gives its paths, and returns where it ended.
fn use_tree(
    tokens: &[(usize, Token)],
    mut at: usize,
    prefix: &mut Vec<String>,
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let depth = prefix.len();
    let mut open = false;
    while let Some((_, token)) = tokens.get(at) {
        at += 1;
        match token {
            Token::Word(word) if word == "as" => at += 1,
            Token::Word(word) => {
                prefix.push(word.clone());
                open = true;
            }
            Token::Sign('{') => {
                open = false;
                loop {
                    at = use_tree(tokens, at, prefix, paths);
                    match tokens.get(at.saturating_sub(1)) {
                        Some((_, Token::Sign(','))) => {}
                        _ => break,
                    }
                }
            }
            Token::Sign('*') => {
                paths.push(prefix.clone());
                open = false;
            }
            Token::Sign(',' | '}' | ';') => break,
            Token::Sign(_) | Token::Text(_) => {}
        }
    }
    if open {
        paths.push(prefix.clone());
    }
    prefix.truncate(depth);
    at
}

/// Takes out whatever stands under `#[cfg(test)]`; the second value names the modules that stand in files of their own.
fn without_tests(tokens: Vec<(usize, Token)>) -> (Vec<(usize, Token)>, BTreeSet<String>) {
    let mut kept = Vec::new();
    let mut modules = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = attribute_end(&tokens, at);
        let Some(end) = end else {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        };
        let words: Vec<&str> = tokens[at..end]
            .iter()
            .filter_map(|(_, token)| match token {
                Token::Word(word) => Some(word.as_str()),
                _ => None,
            })
            .collect();
        if words.first() != Some(&"cfg") || !words.contains(&"test") || words.contains(&"not") {
            kept.extend_from_slice(&tokens[at..end]);
            at = end;
            continue;
        }
        at = end;
        let item = at;
        let mut depth = 0usize;
        while let Some((_, token)) = tokens.get(at) {
            at += 1;
            match token {
                Token::Sign('{' | '(' | '[') => depth += 1,
                Token::Sign('}') if depth == 1 => break,
                Token::Sign('}' | ')' | ']') => depth -= 1,
                Token::Sign(';') if depth == 0 => {
                    if let [.., (_, Token::Word(keyword)), (_, Token::Word(name)), _] = &tokens[item..at]
                        && keyword == "mod"
                    {
                        modules.insert(name.clone());
                    }
                    break;
                }
                _ => {}
            }
        }
    }
    (kept, modules)
}

/// If an attribute begins at `at`, where it ends.
fn attribute_end(tokens: &[(usize, Token)], at: usize) -> Option<usize> {
    let sign = |at: usize, sign: char| tokens.get(at).is_some_and(|(_, token)| *token == Token::Sign(sign));
    if !sign(at, '#') || !sign(at + 1, '[') {
        return None;
    }
    let mut depth = 0usize;
    for (index, (_, token)) in tokens.iter().enumerate().skip(at + 1) {
        match token {
            Token::Sign('[') => depth += 1,
            Token::Sign(']') if depth == 1 => return Some(index + 1),
            Token::Sign(']') => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Words, texts and signs; comments, numbers, characters and lifetimes carry no names.
fn tokens(text: &str) -> Vec<(usize, Token)> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    let is_word = |c: char| c == '_' || c.is_alphanumeric();
    while let Some(&c) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let start = line;
        match c {
            '\n' => {
                line += 1;
                at += 1;
            }
            '/' if next == Some('/') => {
                while letters.get(at).is_some_and(|c| *c != '\n') {
                    at += 1;
                }
            }
            '/' if next == Some('*') => {
                let mut depth = 0;
                loop {
                    match (letters.get(at), letters.get(at + 1)) {
                        (Some('/'), Some('*')) => {
                            depth += 1;
                            at += 2;
                        }
                        (Some('*'), Some('/')) => {
                            depth -= 1;
                            at += 2;
                            if depth == 0 {
                                break;
                            }
                        }
                        (Some(c), _) => {
                            line += usize::from(*c == '\n');
                            at += 1;
                        }
                        (None, _) => break,
                    }
                }
            }
            '"' => {
                let mut content = String::new();
                at += 1;
                while let Some(&c) = letters.get(at) {
                    at += 1;
                    match c {
                        '"' => break,
                        '\\' => {
                            content.push(c);
                            content.extend(letters.get(at));
                            line += usize::from(letters.get(at) == Some(&'\n'));
                            at += 1;
                        }
                        c => {
                            line += usize::from(c == '\n');
                            content.push(c);
                        }
                    }
                }
                found.push((start, Token::Text(content)));
            }
            '\'' => {
                // 'x' and '\n' are characters, 'a alone is a lifetime.
                if next == Some('\\') {
                    at += 3;
                    while letters.get(at).is_some_and(|c| *c != '\'') {
                        at += 1;
                    }
                    at += 1;
                } else if letters.get(at + 2) == Some(&'\'') {
                    at += 3;
                } else {
                    at += 1;
                    while letters.get(at).is_some_and(|c| is_word(*c)) {
                        at += 1;
                    }
                }
            }
            c if is_word(c) => {
                let from = at;
                while letters.get(at).is_some_and(|c| is_word(*c)) {
                    at += 1;
                }
                let word: String = letters[from..at].iter().collect();
                let hashes = letters[at..].iter().take_while(|c| **c == '#').count();
                let is_raw = matches!(word.as_str(), "r" | "br" | "cr");
                if is_raw && letters.get(at + hashes) == Some(&'"') {
                    let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                    let rest: String = letters[at + hashes + 1..].iter().collect();
                    let content = rest.split(&end).next().unwrap_or_default();
                    line += content.matches('\n').count();
                    at += hashes + 1 + content.chars().count() + end.chars().count();
                    found.push((start, Token::Text(content.to_owned())));
                } else if word == "r" && hashes == 1 {
                    at += 1; // r#type: the name follows
                } else {
                    let is_prefix = matches!(word.as_str(), "b" | "c") && letters.get(at) == Some(&'"');
                    if !c.is_ascii_digit() && !is_prefix {
                        found.push((start, Token::Word(word)));
                    }
                }
            }
            c if c.is_whitespace() => at += 1,
            c => {
                found.push((start, Token::Sign(c)));
                at += 1;
            }
        }
    }
    found
}

#[test]
fn names_are_found_as_they_are_written_and_tests_and_comments_are_not_read() {
    let text = r##"
        //! std::fs in a comment
        use std::{fs::File, io::{self, Read as _}};
        use super::rows::*;
        fn f<'a>(c: char) { let s = "std::net"; let r = r#"std::process"#; if c == '"' { crate::store::open(); } }
        /* std::thread /* nested */ std::thread */
        #[cfg(test)]
        mod plans;
        #[cfg(test)]
        mod tests { use std::env; fn g() { rusqlite::open(); } }
        fn last() { Instant::now(); println!("x"); }
    "##;
    let source = Source::new("ops/answer.rs", text);
    let names: Vec<_> = source
        .names()
        .into_iter()
        .map(|named| format!("{} {}", named.line, named.segments.join("::")))
        .collect();
    assert_eq!(
        names,
        [
            "3 std::fs::File",
            "3 std::io::self",
            "3 std::io::Read",
            "4 crate::ops::rows",
            "5 crate::store::open",
            "11 Instant::now",
            "11 println",
        ]
    );
    assert_eq!(source.test_modules.iter().collect::<Vec<_>>(), ["plans"]);
    let texts: Vec<_> = source.tokens.iter().filter(|(_, token)| matches!(token, Token::Text(_))).collect();
    assert_eq!(texts.len(), 3, "{texts:?}");
}

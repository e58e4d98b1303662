//! Letters as text to paste, Markdown, one HTML page, or values for programs.

use minijinja::{AutoEscape, Environment, Value, context};
use serde_json::json;

use crate::render::{Format, markdown};
use crate::report::messages::{Letter, Message};

/// What stands between two letters of a text.
const RULE: &str = "────────────────────────────────────────";

/// Writes letters; none in the formats that have no place for them.
pub fn write(message: Message, letters: &[Letter], format: Format) -> Option<String> {
    match format {
        Format::Terminal => Some(text(letters)),
        Format::Markdown => Some(in_markdown(letters)),
        Format::Html => Some(html(letters)),
        Format::Json => Some(format!("{:#}\n", json(message, letters))),
        _ => None,
    }
}

fn text(letters: &[Letter]) -> String {
    let one = |letter: &Letter| {
        let mut out = String::new();
        for (key, value) in [("À", &letter.to), ("Objet", &letter.subject)] {
            if !value.is_empty() {
                out += &format!("{key}\u{a0}: {value}\n");
            }
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out += &letter.body;
        out.push('\n');
        out
    };
    let all: Vec<String> = letters.iter().map(one).collect();
    all.join(&format!("\n{RULE}\n\n"))
}

fn in_markdown(letters: &[Letter]) -> String {
    let one = |letter: &Letter| {
        let mut out = String::new();
        if !letter.subject.is_empty() {
            out += &format!("## {}\n\n", markdown::text(&letter.subject));
        }
        if !letter.to.is_empty() {
            out += &format!("*À\u{a0}: {}*\n\n", markdown::text(&letter.to));
        }
        for block in blocks(&letter.body) {
            out += &match &block {
                Block::Paragraph(lines) => {
                    let lines = lines.iter().map(|line| markdown::paragraph(line));
                    // Two spaces keep the line's end.
                    format!("{}\n\n", lines.collect::<Vec<_>>().join("  \n"))
                }
                Block::Bullets(items) => {
                    let items = items
                        .iter()
                        .map(|item| format!("- {}\n", markdown::text(item)));
                    format!("{}\n", items.collect::<String>())
                }
                Block::Numbers(items) => {
                    let items = items.iter().enumerate();
                    let items = items
                        .map(|(index, item)| format!("{}. {}\n", index + 1, markdown::text(item)));
                    format!("{}\n", items.collect::<String>())
                }
            };
        }
        out.trim_end().to_owned() + "\n"
    };
    let all: Vec<String> = letters.iter().map(one).collect();
    all.join("\n---\n\n")
}

fn html(letters: &[Letter]) -> String {
    let one = |letter: &Letter| {
        let blocks = blocks(&letter.body).into_iter().map(|block| match block {
            Block::Paragraph(lines) => context! { kind => "p", lines },
            Block::Bullets(lines) => context! { kind => "ul", lines },
            Block::Numbers(lines) => context! { kind => "ol", lines },
        });
        context! {
            to => &letter.to,
            subject => &letter.subject,
            blocks => blocks.collect::<Vec<Value>>(),
        }
    };
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    let page = context! { letters => letters.iter().map(one).collect::<Vec<Value>>() };
    engine
        .render_str(include_str!("letters.html"), page)
        .expect("our own template finds what it names")
}

/// The letters for programs (`pixplan/message/1`).
pub fn json(message: Message, letters: &[Letter]) -> serde_json::Value {
    let one = |letter: &Letter| {
        json!({
            "division": letter.division,
            "to": letter.to,
            "subject": letter.subject,
            "body": letter.body,
            "blanks": letter.blanks(),
        })
    };
    json!({
        "schema": "pixplan/message/1",
        "name": message.id(),
        "messages": letters.iter().map(one).collect::<Vec<_>>(),
    })
}

/// A piece of a letter.
enum Block {
    Paragraph(Vec<String>),
    Bullets(Vec<String>),
    Numbers(Vec<String>),
}

/// A letter in paragraphs and lists: a line that begins with `- ` or `1. ` is
/// an item of a list.
fn blocks(body: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut is_new = true;
    for line in body.lines() {
        let line = line.trim();
        if line.is_empty() {
            is_new = true;
            continue;
        }
        let bullet = line.strip_prefix("- ");
        let number = numbered(line);
        match (found.last_mut().filter(|_| !is_new), bullet, number) {
            (Some(Block::Bullets(items)), Some(item), _)
            | (Some(Block::Numbers(items)), _, Some(item)) => items.push(item.to_owned()),
            (Some(Block::Paragraph(lines)), None, None) => lines.push(line.to_owned()),
            (_, Some(item), _) => found.push(Block::Bullets(vec![item.to_owned()])),
            (_, _, Some(item)) => found.push(Block::Numbers(vec![item.to_owned()])),
            _ => found.push(Block::Paragraph(vec![line.to_owned()])),
        }
        is_new = false;
    }
    found
}

fn numbered(line: &str) -> Option<&str> {
    let (number, item) = line.split_once(". ")?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(item)
}

//! The certification dates of a level: `[college]`, `[lycee]`.

use chrono::NaiveDate;

use crate::calendar::{Announced, DateRange, Earlier, Item, LevelWindows, Published, WindowEdges};
use crate::fr;
use crate::parse::calendar_toml::Reader;
use crate::parse::toml_doc::Node;
use crate::school::Level;

const KEYS: [&str; 4] = ["fenetre", "ouverture", "rattrapage", "fermeture"];
const RANGE_KEYS: [&str; 6] = ["debut", "fin", "source", "fiabilite", "note", "avant"];
const DATE_KEYS: [&str; 4] = ["date", "source", "fiabilite", "note"];

/// The word that asks for a forecast, folded.
const FORECAST: &str = "previsionnel";
/// The words that say that there is none, folded.
const NONE: [&str; 2] = ["aucune", "aucun"];

/// Two ends of a stretch of days, each given or not.
type Ends = (Option<Published<NaiveDate>>, Option<Published<NaiveDate>>);

impl Reader<'_> {
    /// The dates that a level's table gives.
    pub(super) fn level(&mut self, node: &Node<'_, '_>, level: Level) -> LevelWindows {
        node.allow(&KEYS, self.reading);
        let mut dates = LevelWindows::unpublished(level);
        for (key, item) in [
            ("fenetre", Item::Window(level)),
            ("ouverture", Item::Opening(level)),
            ("rattrapage", Item::MakeUp(level)),
            ("fermeture", Item::Closing(level)),
        ] {
            if node.has(key) {
                self.say(item, &node.at_key(key));
            }
        }
        dates.opening = self.announced_date(node, "ouverture");
        dates.closing = self.announced_date(node, "fermeture");
        dates.make_up = match self.announced_range(node, "rattrapage") {
            (announced, (Some(_), None) | (None, Some(_))) => {
                self.half(node, "rattrapage");
                announced
            }
            (announced, _) => announced,
        };
        let (window, (start, end)) = self.announced_range(node, "fenetre");
        dates.window = window;
        if dates.window == Announced::Unpublished {
            dates.edges = WindowEdges { start, end };
        }
        dates.earlier = self.earlier(node);
        dates
    }

    fn half(&mut self, node: &Node<'_, '_>, key: &str) {
        let message = "donnez le premier et le dernier jour\u{a0}: { debut = …, fin = … }";
        self.reading
            .missing(&node.at_key(key), &node.path_of(key), message);
    }

    /// `"prévisionnel"` or `"aucune"`; other texts are refused.
    fn word<T>(&mut self, node: &Node<'_, '_>, key: &str, text: &str) -> Announced<T> {
        let word = fr::fold(text.trim());
        if word == FORECAST {
            return Announced::Forecast;
        }
        if NONE.contains(&word.as_str()) {
            return Announced::NotApplicable;
        }
        let nbsp = fr::NBSP;
        let message = format!(
            "{} n’est ni une date, ni {}, ni {}{nbsp}: écrivez l’un des trois",
            fr::quoted(text),
            fr::quoted("prévisionnel"),
            fr::quoted("aucune"),
        );
        self.reading
            .refuse(&node.at_key(key), &node.path_of(key), message);
        Announced::Unpublished
    }

    fn announced_date(&mut self, node: &Node<'_, '_>, key: &str) -> Announced<NaiveDate> {
        let Some(value) = node.value(key) else {
            return Announced::Unpublished;
        };
        if let Some(text) = value.get_ref().as_str()
            && crate::parse::toml_doc::date(value).is_none()
        {
            return self.word(node, key, text);
        }
        let default = self.sources.default.clone();
        let date = self.published_date(node, key, &default, &DATE_KEYS);
        date.map_or(Announced::Unpublished, Announced::Published)
    }

    /// A stretch of days, or the ends that are given when it is not whole.
    fn announced_range(&mut self, node: &Node<'_, '_>, key: &str) -> (Announced<DateRange>, Ends) {
        let nothing = (Announced::Unpublished, (None, None));
        let Some(value) = node.value(key) else {
            return nothing;
        };
        if let Some(text) = value.get_ref().as_str() {
            return (self.word(node, key, text), (None, None));
        }
        let Some(range) = node.table(key, self.reading) else {
            return nothing;
        };
        range.allow(&RANGE_KEYS, self.reading);
        let default = self.sources.default.clone();
        let mut end = |key: &str| {
            let date = range.date(key, self.reading)?;
            Some(self.sources.publish(date, &range, &default, self.reading))
        };
        let ends = (end("debut"), end("fin"));
        let (Some(start), Some(last)) = &ends else {
            return (Announced::Unpublished, ends);
        };
        match DateRange::new(start.value, last.value) {
            Ok(days) => {
                let published = start.clone().map(|_| days);
                (Announced::Published(published), (None, None))
            }
            Err(wrong) => {
                self.reading
                    .refuse(range.at(), range.path(), wrong.to_string());
                nothing
            }
        }
    }

    /// The values that an amendment has replaced.
    fn earlier(&mut self, node: &Node<'_, '_>) -> Vec<Earlier> {
        let window = node.value("fenetre");
        let Some(window) = window.and_then(|value| node.child("fenetre", value)) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for before in window.tables("avant", self.reading) {
            before.allow(&["debut", "fin", "source"], self.reading);
            let default = self.sources.default.clone();
            let source = self.sources.of(&before, &default, self.reading);
            all.push(Earlier {
                start: before.date("debut", self.reading),
                end: before.date("fin", self.reading),
                source: source.title,
            });
        }
        all
    }
}

//! The engine of messages and papers: templates that a school can replace.
//!
//! Ours are in the program; a file of the same name in the dossier takes its
//! place. What is wrong in such a file is a [`Fault`] in French with its line.
//! Knows the language of the templates (Jinja) and how French writes a date;
//! does not know what a template is about.

mod fault;
mod filters;
mod lines;
mod scan;
mod words;

pub use fault::{Fault, FaultKind};
pub use filters::day;
pub use lines::tidy;
pub use words::Word;

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

/// The calls that an expression may take before it is a mistake: a template
/// that includes itself stops here, far from the end of the stack.
const DEEPEST: usize = 40;

/// The steps that filling in a template may take before it is a mistake: about a second.
const ENDLESS: usize = 20_000_000;

/// A family of templates: ours, and the names that they may use.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// The folder of a dossier that holds the school's own: `messages`.
    pub folder: &'static str,
    /// Whether values are escaped as HTML.
    pub escape: Escape,
    /// Our own templates by the name of their file: `relance.txt`.
    pub bundled: &'static [(&'static str, &'static str)],
    /// Every name that a template of the family may use.
    pub words: &'static [Word],
}

/// How values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// As they are.
    Text,
    /// With `<`, `>`, `&` and quotes as HTML wants them.
    Html,
}

impl Family {
    /// Our own template of a name.
    pub fn source(&self, name: &str) -> Option<&'static str> {
        let found = self.bundled.iter().find(|(known, _)| *known == name);
        found.map(|(_, source)| *source)
    }

    /// Our own template, under the list of the names it may use: what a school
    /// starts from.
    pub fn starter(&self, name: &str) -> Option<String> {
        let source = self.source(name)?;
        let file = format!("{}/{name}", self.folder);
        Some(format!("{}{source}", words::preface(&file, self.words)))
    }
}

/// Templates ready to be filled in.
#[derive(Debug)]
pub struct Templates {
    engine: Environment<'static>,
    family: Family,
    own: BTreeMap<String, String>,
}

impl Templates {
    /// Our templates with the school's own in the place of some.
    ///
    /// # Errors
    ///
    /// Every [`Fault`] that can be seen before anything is filled in.
    pub fn new(family: Family, own: BTreeMap<String, String>) -> Result<Self, Vec<Fault>> {
        let mut engine = engine(family.escape);
        let mut faults = Vec::new();
        let prepared = |source: &str| match family.escape {
            Escape::Text => lines::keep_ends(source),
            Escape::Html => source.to_owned(),
        };
        let own: BTreeMap<String, String> = own
            .into_iter()
            .map(|(name, source)| (name, prepared(&source)))
            .collect();
        for (name, source) in family.bundled {
            if !own.contains_key(*name) {
                engine
                    .add_template_owned(*name, prepared(source))
                    .expect("our own templates are well written");
            }
        }
        for (name, source) in &own {
            if let Err(error) = engine.add_template_owned(name.clone(), source.clone()) {
                faults.push(fault::of(&error, name, source, &family));
            }
        }
        let local = own.values().flat_map(|source| scan::assigned(source));
        let local: Vec<String> = local.collect();
        for (name, source) in &own {
            if let Ok(template) = engine.get_template(name) {
                let used = template.undeclared_variables(true);
                faults.extend(words::unknown(&used, name, source, &local, &family));
            }
            faults.extend(unknown_filters(&engine, name, source));
        }
        if faults.is_empty() {
            Ok(Self {
                engine,
                family,
                own,
            })
        } else {
            faults.sort_by(|a, b| (&a.template, a.line).cmp(&(&b.template, b.line)));
            Err(faults)
        }
    }

    /// A template filled in.
    ///
    /// # Errors
    ///
    /// [`Fault`] of the school's own template; ours have none.
    pub fn fill(&self, name: &str, values: Value) -> Result<String, Box<Fault>> {
        let filled = self
            .engine
            .get_template(name)
            .and_then(|template| template.render(values));
        filled.map_err(|error| {
            let root = fault::innermost(&error);
            let name = root.name().unwrap_or(name);
            let source = self.own.get(name).map(String::as_str);
            let source = source.or_else(|| self.family.source(name));
            Box::new(fault::of(
                root,
                name,
                source.unwrap_or_default(),
                &self.family,
            ))
        })
    }
}

fn engine(escape: Escape) -> Environment<'static> {
    let mut engine = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    engine.set_syntax(
        syntax
            .build()
            .expect("Jinja's own delimiters are well formed"),
    );
    let escape = match escape {
        Escape::Html => AutoEscape::Html,
        Escape::Text => AutoEscape::None,
    };
    engine.set_auto_escape_callback(move |_| escape.clone());
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_recursion_limit(DEEPEST);
    engine.set_fuel(Some(ENDLESS as u64));
    engine.set_debug(true);
    filters::add(&mut engine);
    engine
}

/// The filters of a template that nobody knows.
fn unknown_filters(engine: &Environment<'static>, name: &str, source: &str) -> Vec<Fault> {
    let is_known = |filter: &str| {
        let tried = engine.render_str(&format!("{{{{ ''|{filter} }}}}"), ());
        tried.map_or_else(
            |error| error.kind() != minijinja::ErrorKind::UnknownFilter,
            |_| true,
        )
    };
    let used = scan::filters(source).into_iter();
    let unknown = used.filter(|(filter, _)| !is_known(filter));
    unknown
        .map(|(filter, at)| fault::unknown_filter(&filter, name, source, at))
        .collect()
}

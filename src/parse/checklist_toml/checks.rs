//! What a list must hold together, beyond each key.

use crate::checklist::date_rule::{Anchor, PeriodName};
use crate::checklist::{DateRule, Task};
use crate::fr;
use crate::parse::checklist_toml::{TASK_TWICE, TASK_UNKNOWN};
use crate::parse::toml_doc::{Node, Reading};

/// Names: one task per name and year, and no task waits for an unknown one.
pub fn names(tasks: &[(Task, Node<'_, '_>)], reading: &mut Reading) {
    for (index, (task, node)) in tasks.iter().enumerate() {
        let earlier = tasks.iter().take(index);
        let mut same = earlier.filter(|(other, _)| other.id == task.id);
        if same.any(|(other, _)| other.years.overlaps(task.years)) {
            let message = format!("la tâche {} est déjà plus haut", fr::quoted(&task.id));
            reading.note(TASK_TWICE, &node.at_key("id"), "id", message);
        }
        let after = task.after.iter().map(|wanted| ("apres", wanted.as_str()));
        let anchors = rules(task).filter_map(|(key, rule)| match &rule.anchor {
            Anchor::Task(wanted) => Some((key, wanted.as_str())),
            _ => None,
        });
        for (key, wanted) in after.chain(anchors) {
            if !tasks.iter().any(|(other, _)| other.id == wanted) {
                let message = format!("la tâche {} n’est pas dans la liste", fr::quoted(wanted));
                reading.note(TASK_UNKNOWN, &node.at_key(key), key, message);
            }
        }
    }
}

/// A period without a number is the one of the occurrence: there must be one.
pub fn periods(task: &Task, node: &Node<'_, '_>, reading: &mut Reading) {
    let current = |rule: &DateRule| matches!(rule.anchor, Anchor::Period(PeriodName::Current, _));
    if node.has("chaque") {
        return;
    }
    for (key, rule) in rules(task).filter(|(_, rule)| current(rule)) {
        let message = format!(
            "{} ne dit pas quelle période\u{a0}: donnez son numéro, ou écrivez chaque = \"periode\"",
            fr::quoted(&rule.text)
        );
        reading.refuse(&node.at_key(key), key, message);
    }
}

/// The date rules of a task, under their keys.
fn rules(task: &Task) -> impl Iterator<Item = (&'static str, &DateRule)> {
    let rules = [
        ("debut", &task.start),
        ("echeance", &task.due),
        ("limite", &task.limit),
    ];
    rules
        .into_iter()
        .filter_map(|(key, rule)| Some((key, rule.as_ref()?)))
}

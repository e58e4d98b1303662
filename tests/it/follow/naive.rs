//! cli.md once more, sentence by sentence, the slow way.

use pixplan::school::Student;

/// Letters and figures, without case or accents.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for letter in text.to_lowercase().chars() {
        match letter {
            'à' | 'â' => out.push('a'),
            'ç' => out.push('c'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' => out.push('i'),
            'ô' => out.push('o'),
            'ù' | 'û' => out.push('u'),
            'œ' => out.push_str("oe"),
            'a'..='z' | '0'..='9' => out.push(letter),
            _ => {}
        }
    }
    out
}

/// All runs of parts of a name, the whole one left out.
fn parts(name: &str) -> Vec<String> {
    let words: Vec<String> = name
        .split([' ', '-', '\u{2011}', '’', '\''])
        .map(plain)
        .filter(|word| !word.is_empty())
        .collect();
    let mut all = Vec::new();
    for from in 0..words.len() {
        for to in from + 1..=words.len() {
            if to - from < words.len() {
                all.push(words[from..to].concat());
            }
        }
    }
    all
}

/// Which pupil a participant is, by her INE; none when nobody or several.
pub fn who<'a>(pupils: &'a [Student], text: &str) -> Option<&'a str> {
    let typed: Vec<&str> = text.split(';').collect();
    let same = |one: &str, other: &str| plain(one) == plain(other);
    let of_class = |it: &&Student| !typed[2].is_empty() && same(&it.division, typed[2]);
    let named = |it: &&Student| same(&it.last_name, typed[0]) && same(&it.first_name, typed[1]);
    let shortened = |it: &&Student| {
        same(&it.first_name, typed[1])
            && (parts(&it.last_name).contains(&plain(typed[0]))
                || parts(typed[0]).contains(&plain(&it.last_name)))
    };
    let in_class: Vec<&Student> = pupils.iter().filter(of_class).filter(named).collect();
    let in_school: Vec<&Student> = pupils.iter().filter(named).collect();
    let in_part: Vec<&Student> = pupils.iter().filter(of_class).filter(shortened).collect();
    for found in [in_class, in_school, in_part] {
        match found.as_slice() {
            [] => {}
            [only] => return Some(&only.ine),
            _ => return None,
        }
    }
    None
}

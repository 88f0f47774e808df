//! Codes that carry values: which texts each of them can be.

use std::collections::HashSet;

use crate::model::{Case, Error, Param, ParamId, ParamRef, Piece, Type};
use crate::wire::Wire;

/// The letters that a step accepts.
#[derive(Clone, Copy)]
enum Letters {
    One(char),
    Digit,
    DigitButZero,
    Any,
}

/// An automaton: steps between states, from the first state to the last one.
struct Automaton {
    steps: Vec<(usize, Letters, usize)>,
    last: usize,
}

impl Wire<'_> {
    /// Whether any code carries values.
    pub(crate) fn has_patterns(&self) -> bool {
        self.contract.errors.iter().any(|error| error.case().pattern.is_some())
    }

    /// The params that a receiver reads from the code, because no other part of the body has them.
    pub(crate) fn in_code<'e>(&self, case: &'e Case) -> Vec<&'e Param> {
        let ids = case.code_params().map(|slot| slot.id);
        let ids = ids.filter(|id| matches!(id, ParamId::Arg(_)) || self.details.is_none());
        ids.map(|id| &case[id]).collect()
    }
}

/// Whether a code with these values can be sent for the error. A string has at least one character, and an integer has
/// no leading zeros.
pub fn sends(error: &Error, code: &str) -> bool {
    overlap(&Automaton::of_error(error), &Automaton::of_text(code))
}

/// Whether some text is a code of both errors.
pub(crate) fn share_a_code(first: &Error, second: &Error) -> bool {
    overlap(&Automaton::of_error(first), &Automaton::of_error(second))
}

/// A code as a regular expression of ECMAScript, with a group for each value.
pub(crate) fn regex(case: &Case) -> Option<String> {
    let piece = |piece: &Piece<_>| match piece {
        Piece::Text(text) => escaped(text),
        Piece::Slot(slot) if is_integer(case, slot) => "(0|-?[1-9][0-9]*)".to_owned(),
        Piece::Slot(_) => r"([\s\S]+?)".to_owned(),
    };
    let pattern = case.pattern.as_ref()?;
    Some(format!("^{}$", pattern.pieces.iter().map(piece).collect::<String>()))
}

/// Text in which no character has a meaning of its own in a regular expression.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if r"\^$.*+?()[]{}|".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn is_integer(case: &Case, slot: &ParamRef) -> bool {
    case[slot.id].ty == Type::Integer
}

impl Automaton {
    fn of_error(error: &Error) -> Self {
        let case = error.case();
        let Some(pattern) = &case.pattern else { return Self::of_text(&error.code.to_string()) };
        let mut automaton = Self { steps: Vec::new(), last: 0 };
        for piece in &pattern.pieces {
            match piece {
                Piece::Text(text) => automaton.text(text),
                Piece::Slot(slot) if is_integer(case, slot) => automaton.integer(),
                Piece::Slot(_) => automaton.string(),
            }
        }
        automaton
    }

    fn of_text(text: &str) -> Self {
        let mut automaton = Self { steps: Vec::new(), last: 0 };
        automaton.text(text);
        automaton
    }

    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            self.steps.push((self.last, Letters::One(letter), self.last + 1));
            self.last += 1;
        }
    }

    fn string(&mut self) {
        let (start, end) = (self.last, self.last + 1);
        self.steps.extend([(start, Letters::Any, end), (end, Letters::Any, end)]);
        self.last = end;
    }

    fn integer(&mut self) {
        let (start, minus, digits, end) = (self.last, self.last + 1, self.last + 2, self.last + 3);
        self.steps.extend([
            (start, Letters::One('0'), end),
            (start, Letters::One('-'), minus),
            (digits, Letters::Digit, digits),
            (digits, Letters::Digit, end),
        ]);
        for before in [start, minus] {
            self.steps.push((before, Letters::DigitButZero, digits));
            self.steps.push((before, Letters::DigitButZero, end));
        }
        self.last = end;
    }

    fn steps_from(&self, state: usize) -> impl Iterator<Item = (Letters, usize)> {
        let steps = self.steps.iter().filter(move |step| step.0 == state);
        steps.map(|(_, letters, to)| (*letters, *to))
    }
}

/// Whether both automata accept some text.
fn overlap(first: &Automaton, second: &Automaton) -> bool {
    let mut seen = HashSet::from([(0, 0)]);
    let mut open = vec![(0, 0)];
    while let Some((a, b)) = open.pop() {
        if (a, b) == (first.last, second.last) {
            return true;
        }
        for (letters, a) in first.steps_from(a) {
            for (others, b) in second.steps_from(b) {
                if letters.meet(others) && seen.insert((a, b)) {
                    open.push((a, b));
                }
            }
        }
    }
    false
}

impl Letters {
    /// Whether some letter is among both.
    fn meet(self, other: Self) -> bool {
        match (self, other) {
            (Self::One(a), Self::One(b)) => a == b,
            (Self::One(letter), Self::Digit) | (Self::Digit, Self::One(letter)) => {
                letter.is_ascii_digit()
            }
            (Self::One(letter), Self::DigitButZero) | (Self::DigitButZero, Self::One(letter)) => {
                letter.is_ascii_digit() && letter != '0'
            }
            _ => true,
        }
    }
}

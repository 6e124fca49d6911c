//! Editions of a form: how one that comes stands to the one that is there.

/// What tells one edition from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition<'a> {
    /// [`super::template::Template::edition`].
    pub number: u32,
    /// SHA-256 of its canonical form, in hex.
    pub hash: &'a str,
}

/// How a form that comes stands to the one of the same id that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Succession {
    /// It is the same, to the letter.
    Same,
    /// It says of itself that it takes the place of the one that is there.
    Next,
    /// It is newer, and says nothing of the one that is there, or names another: editions between them have not come here.
    Newer,
    /// The one that is there is newer.
    Older,
    /// Both say that they are this edition, and they are not the same: one of them is not what the office issued.
    Clash,
}

impl Succession {
    /// Compares them; `replaces` is what the one that comes says of itself.
    pub fn of(known: Edition<'_>, comes: Edition<'_>, replaces: Option<&str>) -> Self {
        if known.hash == comes.hash {
            return Self::Same;
        }
        match comes.number.cmp(&known.number) {
            std::cmp::Ordering::Less => Self::Older,
            std::cmp::Ordering::Equal => Self::Clash,
            std::cmp::Ordering::Greater if replaces == Some(known.hash) => Self::Next,
            std::cmp::Ordering::Greater => Self::Newer,
        }
    }

    /// Whether the form that comes may take the place of the other without a question.
    pub fn is_taken(self) -> bool {
        matches!(self, Self::Same | Self::Next | Self::Newer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_newer_takes_the_place() {
        let known = Edition { number: 2, hash: "b" };
        let comes = |number, hash| Edition { number, hash };
        for (it, replaces, expected) in [
            (comes(2, "b"), None, Succession::Same),
            (comes(3, "c"), Some("b"), Succession::Next),
            (comes(3, "c"), None, Succession::Newer),
            (comes(4, "d"), Some("c"), Succession::Newer),
            (comes(1, "a"), None, Succession::Older),
            (comes(2, "x"), Some("a"), Succession::Clash),
        ] {
            let found = Succession::of(known, it, replaces);
            assert_eq!(found, expected, "{it:?}");
            assert_eq!(found.is_taken(), it.number > 2 || it.hash == "b");
        }
    }
}

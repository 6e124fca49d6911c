//! What was typed into a field and when a page has shown it: what of it must be there after a kill.

use std::time::Duration;
use tokio::time::Instant;

/// How long the app has for keeping what its page shows.
pub const PROMISE: Duration = Duration::from_millis(300);

/// What a field has held since the last kill.
#[derive(Debug, Clone)]
pub struct History {
    /// What was there at first: it has been kept before.
    first: String,
    /// What each change has made of it, and when the page had shown that at the latest.
    changes: Vec<(Instant, String)>,
    /// What a key makes of it that is on its way: it may be there, but need not.
    sent: Option<String>,
}

/// What has become of the changes of a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many had to be there.
    pub due: usize,
    /// How many of those are not.
    pub lost: usize,
}

impl History {
    /// Of a field that holds what has been kept.
    pub fn of(first: String) -> Self {
        Self { first, changes: Vec::new(), sent: None }
    }

    /// A key is about to be pressed.
    pub fn sending(&mut self, value: String) {
        self.sent = Some(value);
    }

    /// The page has just shown a change.
    pub fn shown(&mut self, value: String) {
        self.sent = None;
        self.changes.push((Instant::now(), value));
    }

    /// What the page has shown last.
    pub fn last(&self) -> &str {
        self.changes.last().map_or(&self.first, |it| &it.1)
    }

    /// What has become of it after a kill, where a field holds `found` now.
    ///
    /// What had been shown for as long as the promise must be there, or anything that came after it. Otherwise all
    /// changes since the one that is there are lost; and where it is none of them, all are, and what was there at first.
    pub fn judge(&self, killed: Instant, found: &str) -> Outcome {
        let due = self.changes.iter().take_while(|it| it.0 + PROMISE <= killed).count();
        let values: Vec<&str> =
            [self.first.as_str()].into_iter().chain(self.changes.iter().map(|it| it.1.as_str())).collect();
        let lost = match values.iter().rposition(|it| *it == found) {
            // The key on its way may have brought back what was there before.
            _ if self.sent.as_deref() == Some(found) => 0,
            Some(at) => due.saturating_sub(at),
            None => due + 1,
        };
        Outcome { due, lost }
    }

    /// The changes for people to read: how long before the kill each was shown.
    pub fn tell(&self, killed: Instant) -> String {
        let tell = |(moment, value): &(Instant, String)| {
            format!("“{value}” {} ms", killed.saturating_duration_since(*moment).as_millis())
        };
        let changes: Vec<String> = self.changes.iter().map(tell).collect();
        format!("“{}” at first, {}", self.first, changes.join(", "))
    }
}

/// How long before the kill each change was shown, and what it made of the field.
type Changes<'a> = &'a [(u64, &'a str)];

#[test]
fn what_must_be_there_after_a_kill() {
    let start = Instant::now();
    let at = |milliseconds| start + Duration::from_millis(milliseconds);
    let killed = at(1000);
    let history = |all: Changes| History {
        first: "7".into(),
        changes: all.iter().map(|(ago, value)| (at(1000 - ago), (*value).to_owned())).collect(),
        sent: Some("7+".into()),
    };
    let typed: Changes = &[(900, "71"), (700, "712"), (300, "7123"), (299, "71234"), (5, "")];
    let table: [(Changes, &str, usize, usize); 12] = [
        (typed, "7+", 3, 0),
        (&[], "7", 0, 0),
        (&[], "", 0, 1),
        (&[(299, "71")], "7", 0, 0),
        (&[(300, "71")], "7", 1, 1),
        (typed, "7123", 3, 0),
        (typed, "71234", 3, 0),
        (typed, "", 3, 0),
        (typed, "712", 3, 1),
        (typed, "71", 3, 2),
        (typed, "7", 3, 3),
        (typed, "8", 3, 4),
    ];
    for (changes, found, due, lost) in table {
        assert_eq!(history(changes).judge(killed, found), Outcome { due, lost }, "{found} after {changes:?}");
    }
    // Cleared at last, and on its way to what it held long before.
    let mut again = history(&[(900, "1"), (700, ""), (500, "8"), (5, "")]);
    again.sending("1".to_owned());
    assert_eq!(again.judge(killed, "1"), Outcome { due: 3, lost: 0 });
    assert_eq!(again.judge(killed, "8"), Outcome { due: 3, lost: 0 });
    // What comes back to an earlier value may be either.
    let back = history(&[(900, "71"), (800, "7"), (700, "72")]);
    assert_eq!(back.judge(killed, "7"), Outcome { due: 3, lost: 1 });
}

//! What was typed is there after the whole browser was killed in the middle of it, as by an empty battery.
//!
//! `make test` does this a few times, `make soak` for as long as one likes: `KILLS` says how often for each engine, `SEED`
//! what is typed and when it ends. The moments of a machine are never twice the same, so a seed is only nearly a repetition.

mod comparing;
mod typed;
mod typing;

use self::typed::{History, Outcome, PROMISE};
use self::typing::PAGES;
use crate::engine::Engine;
use crate::harness::on_each_engine;
use crate::phone::Phone;
use fastrand::Rng;
use std::collections::BTreeMap;
use std::thread::JoinHandle;
use std::time::Duration;
use thirtyfour::error::WebDriverResult;
use tokio::time::Instant;

/// How a browser comes to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// While a report is being started, or soon after.
    Early,
    /// Anywhere in typing.
    Midst,
    /// Anywhere in typing, and once more while the app starts again.
    Twice,
    /// As long after the last key as the app has for keeping it.
    Calm,
    /// After typing for long.
    Late,
}

/// Each way to end comes first in a short run and as often as it stands here in a long one.
const ENDS: [End; 12] = [
    End::Early,
    End::Midst,
    End::Twice,
    End::Calm,
    End::Midst,
    End::Early,
    End::Calm,
    End::Midst,
    End::Twice,
    End::Midst,
    End::Calm,
    End::Late,
];

/// A report as it must be.
#[derive(Debug)]
struct Draft {
    address: String,
    /// When it was there for sure, since the last kill.
    begun: Option<Instant>,
    fields: BTreeMap<&'static str, History>,
}

/// All reports of a phone, and what has become of them so far.
#[derive(Debug)]
struct Run<'a> {
    phone: &'a Phone,
    random: Rng,
    drafts: Vec<Draft>,
    /// The page that is shown.
    page: Option<&'static str>,
    kills: usize,
    shown: usize,
    total: Outcome,
}

on_each_engine!(what_was_typed_survives in chromium, firefox);

fn what_was_typed_survives(phone: &Phone) {
    let number = |name: &str| {
        let text = std::env::var(name).ok().filter(|it| !it.is_empty())?;
        Some(text.parse::<u64>().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
    };
    // Enough for each end but the last.
    let kills = usize::try_from(number("KILLS").unwrap_or(5)).unwrap();
    let seed = number("SEED").unwrap_or_else(|| fastrand::u64(..1_000_000));
    let name = name(phone.engine());
    println!("{name}: {kills} kills, SEED={seed}");
    let mut run = Run {
        phone,
        random: Rng::with_seed(seed),
        drafts: Vec::new(),
        page: None,
        kills: 0,
        shown: 0,
        total: Outcome::default(),
    };
    for end in ENDS.iter().cycle() {
        let (start, shown) = (Instant::now(), run.shown);
        // As many as were asked for.
        let end = if run.kills + 1 == kills && *end == End::Twice { End::Midst } else { *end };
        let outcome = run.once(end);
        println!(
            "{name} {}/{kills} {end:?}: {} changes, {} due, {} lost, {:.1} s",
            run.kills,
            run.shown - shown,
            outcome.due,
            outcome.lost,
            start.elapsed().as_secs_f32()
        );
        if run.kills >= kills {
            break;
        }
    }
    assert_eq!(run.total.lost, 0, "of {} changes that had to be there", run.total.due);
    assert!(run.total.due > 0, "nothing was tested");
}

/// Told also where a test ends before its time.
impl Drop for Run<'_> {
    fn drop(&mut self) {
        let Outcome { due, lost } = self.total;
        println!("killed: {} {} {due} {lost}", name(self.phone.engine()), self.kills);
    }
}

fn name(engine: Engine) -> String {
    format!("{engine:?}").to_lowercase()
}

/// Takes the battery out after a while, whatever is going on by then; gives the moment before.
fn kill_after(phone: &Phone, delay: Duration) -> JoinHandle<Instant> {
    let battery = phone.battery();
    std::thread::spawn(move || {
        std::thread::sleep(delay);
        battery.take_out()
    })
}

impl Run<'_> {
    /// Kills the browser once and looks what is there afterwards.
    fn once(&mut self, end: End) -> Outcome {
        if self.drafts.is_empty() && end != End::Early {
            self.page = None;
            self.prepare_draft();
            self.start_draft().unwrap();
        }
        let killed = match end {
            End::Early => {
                self.prepare_draft();
                let delay = self.random.u64(..2500);
                self.type_until_killed(delay, Self::start_draft)
            }
            End::Midst => {
                let delay = self.random.u64(200..4000);
                self.type_until_killed(delay, |_| Ok(()))
            }
            End::Late => self.type_until_killed(20_000, |_| Ok(())),
            End::Calm => {
                let enough = self.shown + self.random.usize(1..40);
                while self.shown < enough {
                    self.type_something().unwrap();
                }
                std::thread::sleep(PROMISE);
                self.kills += 1;
                self.phone.lose_power()
            }
            End::Twice => {
                let delay = self.random.u64(200..4000);
                let killed = self.type_until_killed(delay, |_| Ok(()));
                // Whatever the app does to what it has kept is cut short.
                self.phone.switch_on();
                let delay = Duration::from_millis(self.random.u64(..1500));
                let kill = kill_after(self.phone, delay);
                let _ = self.phone.try_open(&self.drafts[self.draft()].address);
                self.killed(kill);
                killed
            }
        };
        self.page = None;
        self.phone.switch_on();
        let outcome = self.compare(killed);
        self.total.due += outcome.due;
        self.total.lost += outcome.lost;
        outcome
    }

    /// The report that is typed into: the last one.
    fn draft(&self) -> usize {
        self.drafts.len() - 1
    }

    /// Does something and types on until the kill, that long from now.
    fn type_until_killed(
        &mut self,
        delay: u64,
        first: impl FnOnce(&mut Self) -> WebDriverResult<()>,
    ) -> Instant {
        let kill = kill_after(self.phone, Duration::from_millis(delay));
        let mut done = first(self);
        while done.is_ok() {
            done = self.type_something();
        }
        let failed = Instant::now();
        let killed = self.killed(kill);
        assert!(killed <= failed, "typing has failed before the kill: {done:?}");
        killed
    }

    /// Waits for the kill.
    fn killed(&mut self, kill: JoinHandle<Instant>) -> Instant {
        let killed = kill.join().unwrap();
        self.kills += 1;
        self.phone.lose_power();
        killed
    }
}

impl Draft {
    /// One in which nothing has been typed yet.
    fn new(address: String, begun: Option<Instant>) -> Self {
        let ids = PAGES.iter().flat_map(|it| it.2).map(|it| it.1);
        let fields = ids.map(|id| (id, History::of(String::new()))).collect();
        Self { address, begun, fields }
    }

    /// Whether it must be there after a kill.
    fn is_due(&self, killed: Instant) -> bool {
        self.begun.is_none_or(|it| it + PROMISE <= killed)
    }

    /// What is lost where it is not there any more after a kill.
    fn gone(&self, killed: Instant) -> Outcome {
        let mut total = Outcome::default();
        if self.is_due(killed) {
            total = Outcome { due: 1, lost: 1 };
        }
        for history in self.fields.values() {
            let due = history.judge(killed, history.last()).due;
            total.due += due;
            total.lost += due;
        }
        total
    }
}

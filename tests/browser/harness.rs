//! What stands around a test: the app served, a browser driven, both gone afterwards.

use crate::engine::Engine;
use crate::line::Line;
use crate::phone::Phone;
use crate::processes::Program;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Two browsers at once would slow each other down to where waiting ends.
static TURN: Mutex<()> = Mutex::new(());

/// Runs a test on a phone that has never seen the app.
///
/// A failure leaves a picture of the page behind and prints what could be read on it. An error on the browser's console
/// is a failure too.
pub fn on_a_phone(test: impl FnOnce(&Phone)) {
    on_a_phone_with(Engine::Chromium, test);
}

/// Makes tests of a function that takes a phone, one for each engine, so that a failure says in which: `name::firefox`.
macro_rules! on_each_engine {
    ($test:ident) => {
        on_each_engine!($test in chromium, firefox, webkit);
    };
    ($test:ident in $($engine:ident),+) => {
        mod $test {
            $(#[test]
            fn $engine() {
                let engine = crate::engine::Engine::named(stringify!($engine));
                crate::harness::on_a_phone_with(engine, super::$test);
            })+
        }
    };
}
pub(crate) use on_each_engine;

/// Runs a test on a phone with that engine, as [`on_a_phone`] does.
pub fn on_a_phone_with(engine: Engine, test: impl FnOnce(&Phone)) {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    used(&Phone::unpack(engine), test);
    drop(turn);
}

/// Runs a test on a phone whose line to the server it can cut, break, and lead elsewhere.
pub fn on_a_line(test: impl FnOnce(&Phone, &Line)) {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let line = Line::new();
    used(&Phone::unpack_at(Engine::Chromium, line.address.clone()), |phone| test(phone, &line));
    drop(turn);
}

fn used(phone: &Phone, test: impl FnOnce(&Phone)) {
    let result = catch_unwind(AssertUnwindSafe(|| {
        test(phone);
        let errors = phone.console_errors();
        assert!(errors.is_empty(), "the browser's console says: {errors:#?}");
    }));
    if result.is_err() {
        phone.tell(&results("browser").join(format!("{}.png", test_name())));
    }
    phone.switch_off();
    if let Err(reason) = result {
        resume_unwind(reason);
    }
}

/// `main_job-a_year`, from the name of the thread that a test runs in.
fn test_name() -> String {
    std::thread::current().name().unwrap_or("test").replace("::", "-")
}

/// A folder for what tests leave behind, in the target directory.
pub fn results(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A path from the environment, or where the Makefile puts it.
fn place(variable: &str, otherwise: &str) -> PathBuf {
    std::env::var_os(variable)
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(otherwise), PathBuf::from)
}

/// The app as it was built.
pub fn shipped() -> PathBuf {
    place("THONSO_DIST", "dist")
}

/// The program that packs and serves it.
pub fn program() -> PathBuf {
    place("THONSO_SERVE", "target/release/dist")
}

/// The app on a port of this machine.
#[derive(Debug)]
pub struct Server {
    _program: Program,
    /// Where it listens, with a slash at the end.
    pub address: String,
}

impl Server {
    /// Serves the app as it was built on a port; 0 is any free one.
    pub fn start(port: u16) -> Self {
        Self::of(&shipped(), port)
    }

    /// Serves a folder.
    pub fn of(dist: &Path, port: u16) -> Self {
        let mut command = Command::new(program());
        command.arg("serve").arg(dist);
        command.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
        let (program, address) =
            Program::start(&mut command, |line| Some(line.trim().rsplit_once(" at ")?.1.to_owned()));
        Self { _program: program, address }
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.trim_end_matches('/').rsplit_once(':').and_then(|it| it.1.parse().ok()).unwrap()
    }
}

/// A folder of its own, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes one.
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("thonso-browser-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Where a browser puts the files it saves.
    pub fn downloads(&self) -> PathBuf {
        self.join("downloads")
    }

    /// A folder or file in it.
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Puts a file into it.
    pub fn put(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The browser may still be writing its last words.
        let _ = std::fs::remove_dir_all(&self.0).or_else(|_| std::fs::remove_dir_all(&self.0));
    }
}

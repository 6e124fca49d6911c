//! What stands around a test: the app served, a browser driven, both gone afterwards.

use crate::line::Line;
use crate::phone::Phone;
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Two browsers at once would slow each other down to where waiting ends.
static TURN: Mutex<()> = Mutex::new(());

/// Runs a test on a phone that has never seen the app.
///
/// A failure leaves a picture of the page behind and prints what could be read on it. An error on the browser's console
/// is a failure too.
pub fn on_a_phone(test: impl FnOnce(&Phone)) {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    used(Phone::unpack(), test);
    drop(turn);
}

/// Runs a test on such a phone whose line to the server it can cut, break, and lead elsewhere.
pub fn on_a_line(test: impl FnOnce(&Phone, &Line)) {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let line = Line::new();
    used(Phone::unpack_at(line.address.clone()), |phone| test(phone, &line));
    drop(turn);
}

fn used(phone: Phone, test: impl FnOnce(&Phone)) {
    let result = catch_unwind(AssertUnwindSafe(|| {
        test(&phone);
        let errors = phone.console_errors();
        assert!(errors.is_empty(), "the browser's console says: {errors:#?}");
    }));
    if result.is_err() {
        phone.tell(&results("browser").join(format!("{}.png", test_name())));
    }
    phone.put_away();
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

/// A program that runs until it is dropped.
#[derive(Debug)]
struct Program {
    child: Child,
    /// Held open: a program that cannot write its output may end.
    output: BufReader<ChildStdout>,
}

impl Program {
    /// Starts it and reads its output until `find` finds something.
    fn start(command: &mut Command, find: impl Fn(&str) -> Option<String>) -> (Self, String) {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut program = Self { child, output };
        let mut line = String::new();
        loop {
            line.clear();
            let read = program.output.read_line(&mut line).unwrap_or_default();
            assert!(read > 0, "{command:?} has ended without saying where it listens");
            if let Some(found) = find(&line) {
                return (program, found);
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program that drives the browser.
#[derive(Debug)]
pub struct Driver {
    _program: Program,
    /// Where it listens.
    pub address: String,
}

impl Driver {
    /// Starts it on a free port.
    pub fn start() -> Self {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let (program, port) = Program::start(Command::new(program).arg("--port=0"), |line| {
            Some(line.trim().strip_suffix('.')?.rsplit_once("successfully on port ")?.1.to_owned())
        });
        Self { _program: program, address: format!("http://127.0.0.1:{port}") }
    }
}

/// The app on a free port of this machine.
#[derive(Debug)]
pub struct Server {
    _program: Program,
    /// Where it listens, with a slash at the end.
    pub address: String,
}

impl Server {
    /// Serves the app as it was built.
    pub fn start() -> Self {
        Self::of(&shipped())
    }

    /// Serves a folder.
    pub fn of(dist: &Path) -> Self {
        let mut command = Command::new(program());
        command.arg("serve").arg(dist).args(["--host", "127.0.0.1", "--port", "0"]);
        let (program, address) =
            Program::start(&mut command, |line| Some(line.trim().rsplit_once(" at ")?.1.to_owned()));
        Self { _program: program, address }
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

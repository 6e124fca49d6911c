//! A small static server that answers as a well-configured host would: compressed, cacheable, and nothing outside
//! its directory.

use crate::{Outcome, files};
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// A page asks for six files at once at most.
const THREADS: usize = 6;
/// How many ports after a taken one are tried.
const NEXT_PORTS: u16 = 100;

/// Where to listen.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    host: String,
    port: u16,
    or_next: bool,
}

impl Options {
    /// Reads what follows the directory on the command line.
    pub fn read(arguments: &[&str]) -> Outcome<Self> {
        let mut options = Self { host: "127.0.0.1".to_owned(), port: 8080, or_next: false };
        let mut arguments = arguments.iter();
        while let Some(&argument) = arguments.next() {
            match (argument, arguments.as_slice().first()) {
                ("--or-next", _) => {
                    options.or_next = true;
                    continue;
                }
                ("--host", Some(&host)) => host.clone_into(&mut options.host),
                ("--port", Some(port)) => {
                    options.port = port.parse().map_err(|_| format!("{port} is not a port"))?;
                }
                _ => return Err(format!("{argument}: unknown option or nothing after it").into()),
            }
            arguments.next();
        }
        Ok(options)
    }

    fn listen(&self) -> Outcome<TcpListener> {
        let last = if self.or_next { self.port.saturating_add(NEXT_PORTS) } else { self.port };
        let mut port = self.port;
        loop {
            match TcpListener::bind((self.host.as_str(), port)) {
                Ok(listener) => return Ok(listener),
                Err(error) if error.kind() == ErrorKind::AddrInUse && port < last => port += 1,
                Err(error) => return Err(format!("cannot listen on {}:{port}: {error}", self.host).into()),
            }
        }
    }
}

/// Serves `dir` until the process is ended. The address is the only line on standard output, for programs to read.
pub fn serve(dir: &Path, options: &Options) -> Outcome<()> {
    let root = dir.canonicalize().map_err(|error| format!("{}: {error}", dir.display()))?;
    let listener = options.listen()?;
    #[cfg(unix)]
    answer_at_once(&listener)?;
    let address = listener.local_addr()?;
    let server = Arc::new(Server::from_listener(listener, None)?);
    println!("Serving dist at http://{address}/");
    let workers: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, root) = (Arc::clone(&server), root.clone());
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    respond(request, &root);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().map_err(|_| "a thread of the server has died")?;
    }
    Ok(())
}

/// Turns off the wait of 40 ms for more to send that `tiny_http`, which writes head and body apart, runs into on
/// every request after the first of a connection. Connections inherit the setting from what accepts them, on
/// which the standard library offers it only by way of a stream on the same socket.
#[cfg(unix)]
fn answer_at_once(listener: &TcpListener) -> Outcome<()> {
    let socket = std::os::fd::OwnedFd::from(listener.try_clone()?);
    Ok(std::net::TcpStream::from(socket).set_nodelay(true)?)
}

fn respond(request: Request, root: &Path) {
    let answer = if matches!(request.method(), Method::Get | Method::Head) {
        Answer::to(
            root,
            request.url(),
            header(&request, "Accept-Encoding"),
            header(&request, "If-None-Match"),
        )
    } else {
        Answer { status: 405, headers: vec![("Allow", "GET, HEAD".to_owned())], body: Vec::new() }
    };
    let mut response =
        Response::from_data(answer.body).with_status_code(answer.status).with_chunked_threshold(usize::MAX);
    for (name, value) in answer.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // The reader has gone away; the next request is as good as ever.
    drop(request.respond(response));
}

fn header<'a>(request: &'a Request, name: &'static str) -> &'a str {
    request
        .headers()
        .iter()
        .find(|header| header.field.equiv(name))
        .map_or("", |header| header.value.as_str())
}

/// An answer before it is written to the network.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// The answer to a GET of `url`.
    fn to(root: &Path, url: &str, accept_encoding: &str, if_none_match: &str) -> Self {
        let Some((name, path)) = locate(root, url) else {
            return Self::not_found();
        };
        let mut headers = vec![
            ("Content-Type", mime_type(&name).to_owned()),
            ("Cache-Control", cache_control(&name).to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
        ];
        let compressed = if accepts_brotli(accept_encoding) {
            let mut sibling = path.clone().into_os_string();
            sibling.push(".br");
            files::read(Path::new(&sibling)).ok()
        } else {
            None
        };
        if compressed.is_some() {
            headers.push(("Content-Encoding", "br".to_owned()));
        }
        let Some(body) = compressed.or_else(|| files::read(&path).ok()) else {
            return Self::not_found();
        };
        // Made from the bytes as sent: the two encodings of a file are different to a strong validator.
        let tag = format!("\"{}\"", files::digest(&body));
        let known = if_none_match.split(',').any(|known| known.trim() == tag || known.trim() == "*");
        headers.push(("ETag", tag));
        if known {
            Self { status: 304, headers, body: Vec::new() }
        } else {
            Self { status: 200, headers, body }
        }
    }

    fn not_found() -> Self {
        let page = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\">\
            <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
            <title>Không tìm thấy</title><h1>Không tìm thấy trang này</h1><p><a href=\"/\">Về Thôn Số</a></p></html>";
        Self {
            status: 404,
            headers: vec![
                ("Content-Type", "text/html; charset=utf-8".to_owned()),
                ("Cache-Control", "no-cache".to_owned()),
            ],
            body: page.as_bytes().to_vec(),
        }
    }
}

/// The file that a request's target names, if it is one below `root`.
fn locate(root: &Path, url: &str) -> Option<(String, PathBuf)> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    let name = if path.is_empty() { "index.html".to_owned() } else { path };
    let outside =
        |part: &str| part.is_empty() || part == "." || part == ".." || part.contains(['\\', ':', '\0']);
    if name.split('/').any(outside) {
        return None;
    }
    // A link inside the directory may still lead out of it.
    let file = root.join(&name).canonicalize().ok()?;
    (file.starts_with(root) && file.is_file()).then_some((name, file))
}

/// Undoes percent-encoding; nothing where it is malformed or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            decoded.push(*data_encoding::HEXLOWER_PERMISSIVE.decode(&digits).ok()?.first()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

fn accepts_brotli(accept_encoding: &str) -> bool {
    accept_encoding.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("br") && !parts.any(|weight| weight == "q=0")
    })
}

fn cache_control(name: &str) -> &'static str {
    if files::digest_in_name(name).is_some() { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn mime_type(name: &str) -> &'static str {
    match files::extension(name) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A directory with a small app and a file outside it that must never be sent.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let outer = std::env::temp_dir().join(format!("thonso-dist-{name}-{}", std::process::id()));
            let root = outer.join("root");
            fs::create_dir_all(root.join("templates")).unwrap();
            let outer = outer.canonicalize().unwrap();
            fs::write(outer.join("secret.txt"), "secret").unwrap();
            let root = outer.join("root");
            for (path, text) in [
                ("index.html", "page"),
                ("index.html.br", "compressed"),
                ("app-00ff00ff.js", "script"),
                ("app-00ff00ff_bg.wasm", "module"),
                ("templates/index.json", "[]"),
                ("sw.js", "worker"),
                ("manifest.webmanifest", "{}"),
                ("192.png", "picture"),
            ] {
                fs::write(root.join(path), text).unwrap();
            }
            Self(outer)
        }

        fn get(&self, url: &str) -> Answer {
            Answer::to(&self.0.join("root"), url, "", "")
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    fn value<'a>(answer: &'a Answer, name: &str) -> &'a str {
        answer.headers.iter().find(|(header, _)| *header == name).map_or("", |(_, value)| value)
    }

    #[test]
    fn files_have_their_type_and_their_time_to_live() {
        let folder = Folder::new("types");
        let page = folder.get("/?x=1");
        assert_eq!((page.status, page.body.as_slice()), (200, b"page".as_slice()));
        assert_eq!(value(&page, "Content-Type"), "text/html; charset=utf-8");
        assert_eq!(value(&page, "Cache-Control"), "no-cache");
        assert_eq!(value(&folder.get("/templates/index.json"), "Cache-Control"), "no-cache");
        let module = folder.get("/app-00ff00ff_bg.wasm");
        assert_eq!(value(&module, "Content-Type"), "application/wasm");
        assert_eq!(value(&module, "Cache-Control"), "public, max-age=31536000, immutable");
        for (name, kind) in [
            ("sw.js", "text/javascript; charset=utf-8"),
            ("manifest.webmanifest", "application/manifest+json"),
            ("192.png", "image/png"),
        ] {
            let answer = folder.get(&format!("/{name}"));
            assert_eq!(value(&answer, "Content-Type"), kind);
            assert_eq!(value(&answer, "Cache-Control"), "no-cache", "{name} changes under its name");
        }
    }

    #[test]
    fn brotli_is_sent_to_those_who_read_it_and_has_its_own_tag() {
        let folder = Folder::new("brotli");
        let root = folder.0.join("root");
        let plain = folder.get("/");
        let compressed = Answer::to(&root, "/", "gzip, br;q=0.9", "");
        assert_eq!(compressed.body, b"compressed");
        assert_eq!(value(&compressed, "Content-Encoding"), "br");
        assert_ne!(value(&compressed, "ETag"), value(&plain, "ETag"));
        assert_eq!(Answer::to(&root, "/", "br;q=0", "").body, b"page");

        let tags = format!("\"other\", {}", value(&compressed, "ETag"));
        let unchanged = Answer::to(&root, "/", "br", &tags);
        assert_eq!((unchanged.status, unchanged.body.len()), (304, 0));
        assert_eq!(Answer::to(&root, "/", "", &tags).status, 200);
    }

    #[test]
    fn nothing_outside_the_directory_is_sent() {
        let folder = Folder::new("outside");
        for url in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/templates/../../secret.txt",
            "/templates/%2e%2E/%2e./secret.txt",
            "//secret.txt",
            "/..\\secret.txt",
            "/%",
            "/%zz",
            "/%ff",
            "/%00",
            "/templates",
            "/templates/",
            "/missing",
            "secret.txt",
        ] {
            let answer = folder.get(url);
            assert_eq!(answer.status, 404, "{url}");
            assert!(!answer.body.starts_with(b"secret"), "{url}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.0.join("secret.txt"), folder.0.join("root/link.txt")).unwrap();
            assert_eq!(folder.get("/link.txt").status, 404);
        }
    }

    #[test]
    fn options_are_read_and_wrong_ones_refused() {
        let options = Options::read(&["--port", "0", "--or-next", "--host", "0.0.0.0"]).unwrap();
        assert_eq!(options, Options { host: "0.0.0.0".to_owned(), port: 0, or_next: true });
        assert!(Options::read(&["--port"]).is_err());
        assert!(Options::read(&["--port", "x"]).is_err());
        assert!(Options::read(&["--ports", "1"]).is_err());
    }
}

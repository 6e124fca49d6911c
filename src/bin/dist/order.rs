//! The functions of a module in an order that compresses well: those that are alike side by side.
//!
//! What a compressor has just seen it can name in fewer bits, and it learns what is frequent where it stands. Against the order
//! of their names that is 2% of a module.

use crate::Outcome;
use crate::module::{self, Bytes, CODE, CUSTOM, FUNCTION, IMPORTS, write_bytes, write_number};
use std::collections::{BTreeSet, HashMap};

/// How many bytes in a row two functions must have in common for it to count.
const RUN: usize = 3;

/// A module whose functions are named by the place where each should stand: `wasm-opt` sorts by names.
pub fn named(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut to = module::HEADER.to_vec();
    let mut imported = 0;
    let mut functions = Vec::new();
    for (kind, mut section) in module::sections(module)? {
        if kind == CUSTOM && Bytes(section.0).name()? == NAMES {
            continue;
        }
        to.push(kind);
        write_bytes(&mut to, section.0);
        if kind == IMPORTS {
            for _ in 0..section.number()? {
                section.name()?;
                section.name()?;
                imported += usize::from(section.import_kind()? == FUNCTION);
            }
        } else if kind == CODE {
            for _ in 0..section.number()? {
                functions.push(section.list()?);
            }
        }
    }

    let mut places = vec![0; functions.len()];
    for (place, function) in order(&functions).into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = Vec::new();
    write_number(&mut names, places.len());
    for (function, place) in places.into_iter().enumerate() {
        write_number(&mut names, imported + function);
        write_bytes(&mut names, format!("{place:06}").as_bytes());
    }
    let mut section = Vec::new();
    write_bytes(&mut section, NAMES.as_bytes());
    section.push(NAMES_OF_FUNCTIONS);
    write_bytes(&mut section, &names);
    to.push(CUSTOM);
    write_bytes(&mut to, &section);
    Ok(to)
}

/// The section of names, and the part of it that names functions (WebAssembly 2.0, section 7.4.1).
const NAMES: &str = "name";
const NAMES_OF_FUNCTIONS: u8 = 1;

/// Each function is followed by the one, of those that are left, that is most like it: of the runs of bytes in both, most
/// are in common. What is like nothing comes by its bytes.
fn order(functions: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> = functions.iter().map(|it| it.windows(RUN).collect()).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            having.entry(run).or_default().push(function);
        }
    }
    let mut left: Vec<usize> = (0..functions.len()).collect();
    left.sort_by_key(|&it| functions[it]);
    let mut order: Vec<usize> = Vec::new();
    while !left.is_empty() {
        let mut common = vec![0; functions.len()];
        let last = order.last().map(|&it| &runs[it]);
        for run in last.into_iter().flatten() {
            for &function in &having[run] {
                common[function] += 1;
            }
        }
        let last = last.map_or(0, BTreeSet::len);
        // The first of those that are equally like it.
        let mut best = 0;
        for at in 1..left.len() {
            let [new, old] = [left[at], left[best]];
            if common[new] * (last + runs[old].len()) > common[old] * (last + runs[new].len()) {
                best = at;
            }
        }
        order.push(left.remove(best));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_beside_what_is_like_it() {
        let functions: [&[u8]; 6] = [b"banana", b"xylophone", b"an apple", b"bananas", b"xylophones", b""];
        let order = order(&functions);
        let beside = |a, b| order.windows(2).any(|it| it == [a, b] || it == [b, a]);
        assert!(beside(0, 3) && beside(1, 4));
        assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), functions.len());
    }

    #[test]
    fn functions_are_named_behind_what_is_imported_and_nothing_else_changes() {
        let mut module = module::HEADER.to_vec();
        // One function and one global are called for; two functions are there.
        module.extend(b"\x02\x0e\x02\x01a\x010\x00\x00\x01a\x011\x03\x7f\x00");
        module.extend(b"\x0a\x09\x02\x03zzz\x03yyy");
        let mut expected = module.clone();
        expected.extend(b"\x00\x18\x04name\x01\x11\x02\x01\x06000001\x02\x06000000");
        assert_eq!(named(&module).unwrap(), expected);
        assert_eq!(named(&expected).unwrap(), expected, "names that are there give way");
    }
}

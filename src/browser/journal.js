// The journal: a second copy of all that is typed, in a database that has it on the disk when it says so. It is opened while
// the app is still on its way, and serves both modules of the page.
//
// An entry is a text: key, line break, record; a record of one line says that the key was removed. Of each key the last two
// entries stay (more for a while, where the database was opened anew), so that one spoilt entry costs one keystroke; of a
// removed key one, and not for ever.
var thonsoJournal = (function () {
  // Spelt so because Trunk's minifier makes two characters of the usual way.
  var BREAK = String.fromCharCode(10);
  var database, busy = false, waiting = [], last = {}, calming, retrying;
  // A browser that is killed in the midst of a write may throw a whole database away: Chromium does, in one of fifty kills under
  // constant writing. There a second one can be kept apart. It has of each key the last entry, written after the first has it
  // and before the next is written, so that only one of the two is ever in danger; it is looked at where the first is empty.
  var second = apart();
  // What is not on the disk yet, by key: while one transaction runs, the keystrokes behind it become one entry.
  var queue = new Map();
  // For each reading that is under way: by key, what is not on the disk yet.
  var loads = new Set();
  // `state` is 'absent', 'saved', 'saving' or 'failed'; `entries` are lists of a key and its records, in the order of the
  // keys, as they have just been read; null if they have not. Where they could not be read at the start, the journal stays
  // absent and nothing is written: what was not seen must not be passed over.
  var journal = { state: 'absent', entries: null, write: write, idle: idle, reread: reread, ready: new Promise(read) };
  return journal;

  function tell(state) {
    if (journal.state === state) return;
    journal.state = state;
    dispatchEvent(new Event('thonso-journal'));
  }

  function keyOf(entry) {
    return entry.slice(0, entry.indexOf(BREAK));
  }

  function isGone(entry, key) {
    return entry.indexOf(BREAK, key.length + 1) < 0;
  }

  // Whichever comes first, once. A phone that has slept may leave a request without an answer for ever.
  function either(good, bad) {
    var late = setTimeout(end(bad), 8000);
    return [end(good), end(bad)];
    function end(then) {
      return function () {
        if (!late) return;
        clearTimeout(late);
        late = 0;
        then();
      };
    }
  }

  function connect(then, otherwise) {
    var request, renewed, ends = either(opened, otherwise);
    try {
      request = indexedDB.open('thonso', 1);
    } catch (error) {
      return ends[1]();
    }
    request.onerror = ends[1];
    request.onsuccess = function () {
      var own = request.result;
      // It may be gone: that is to be found out before the next key.
      own.onclose = function () {
        if (database === own) database = null;
        setTimeout(function () {
          if (database || busy) return;
          busy = true;
          connect(again, fail);
        }, 1000);
      };
      // A newer app in another tab wants to change the database.
      own.onversionchange = function () {
        own.close();
        own.onclose();
      };
      ends[0]();
    };
    request.onupgradeneeded = function () {
      request.result.createObjectStore('log', { autoIncrement: true });
      renewed = journal.state !== 'absent';
    };
    function opened() {
      database = request.result;
      // The numbers are those of this database: another page may have made it anew.
      last = {};
      if (renewed) renew();
      then();
    }
  }

  // It was deleted while the page is open: what is in the page's memory goes into the new one, and what is in local storage.
  function renew() {
    (window.thonsoMemory || []).forEach(function (text, key) { if (!queue.has(key)) queue.set(key, key + BREAK + text); });
    journal.entries = [];
    dispatchEvent(new Event('thonso-tab'));
    journal.entries = null;
  }

  function read(done) {
    // Some phones never answer; the app starts without.
    var late = setTimeout(give, 6000);
    function give() {
      clearTimeout(late);
      late = 0;
      done();
    }
    var refilled;
    connect(look, give);
    function look() {
      load(function (entries) {
        // New, or the filling of a new one was interrupted.
        if (!entries.length && !refilled) {
          refilled = true;
          return refill(look);
        }
        if (!late) return;
        journal.entries = entries;
        tell('saved');
        give();
        busy = true;
        align(entries, again);
      }, give, true);
    }
  }

  function apart() {
    var buckets = navigator.storageBuckets;
    return buckets && buckets.open('second', { durability: 'strict' }).then(function (bucket) {
      return new Promise(function (done) {
        var request = bucket.indexedDB.open('thonso', 1);
        request.onupgradeneeded = function () { request.result.createObjectStore('log'); };
        request.onsuccess = function () {
          request.result.onversionchange = function () { request.result.close(); };
          done(request.result);
        };
        request.onerror = function () { done(); };
      });
    }).catch(function () {});
  }

  // Works in the second database, where there is one that answers.
  function aside(work, then) {
    if (!second) return then();
    var ends = either(then, function () {
      second = null;
      then();
    });
    second.then(function (database) {
      var all = database.transaction('log', 'readwrite', { durability: 'strict' });
      all.oncomplete = ends[0];
      all.onabort = ends[1];
      work(all.objectStore('log'));
    }).catch(ends[1]);
  }

  function copy(log, key, entry) {
    if (isGone(entry, key)) log.delete(key); else log.put(entry, key);
  }

  // What the second lacks of the first, which was killed before the second had it.
  function align(entries, then) {
    aside(function (log) {
      log.getAll().onsuccess = function (event) {
        var there = new Set(event.target.result);
        entries.forEach(function (list) {
          var key = list[0], entry = key + BREAK + list[list.length - 1];
          if (!there.has(entry)) copy(log, key, entry);
        });
      };
    }, then);
  }

  function refill(then) {
    var entries = [];
    aside(function (log) {
      log.getAll().onsuccess = function (event) { entries = event.target.result; };
    }, function () {
      var ends = either(then, then), work = database.transaction('log', 'readwrite', { durability: 'strict' });
      entries.forEach(function (entry) { work.objectStore('log').add(entry); });
      work.oncomplete = ends[0];
      work.onabort = ends[1];
    });
  }

  // Another page may have written since. The phone may have closed the database meanwhile.
  function reread() {
    return new Promise(function (done) {
      if (journal.state === 'absent') return done();
      if (database) again(); else connect(again, done);
      function again() {
        load(function (entries) {
          journal.entries = entries;
          done();
        }, done);
      }
    });
  }

  // At the start, marks of what was removed long ago are cleared away.
  function load(then, otherwise, atStart) {
    // What is on its way from here belongs to it: old records of what was just removed must not come back.
    var found = {}, newer = new Map(queue), ends = either(function () {
      loads.delete(newer);
      newer.forEach(function (entry, key) { take(entry, key); });
      then(Object.keys(found).sort().map(function (key) { return found[key]; }));
    }, function () {
      loads.delete(newer);
      otherwise();
    });
    loads.add(newer);
    try {
      var work = database.transaction('log', 'readwrite'), log = work.objectStore('log');
    } catch (error) {
      database = null;
      return ends[1]();
    }
    function take(entry, key) {
      (found[key] = found[key] || [key]).push(entry.slice(key.length + 1));
    }
    var numbers = log.getAllKeys(), entries = log.getAll();
    work.onabort = ends[1];
    work.oncomplete = ends[0];
    entries.onsuccess = function () {
      var gone = [];
      last = {};
      entries.result.forEach(function (entry, at) {
        entry = String(entry);
        var key = keyOf(entry);
        (last[key] = last[key] || []).push(numbers.result[at]);
        take(entry, key);
        if (isGone(entry, key)) gone.push(key);
      });
      // Not where another page has left older records: they would come back.
      if (atStart) gone.slice(0, -500).forEach(function (key) { if (!last[key][1]) log.delete(last[key][0]); });
    };
  }

  function write(entry) {
    if (journal.state === 'absent') return;
    var key = keyOf(entry);
    queue.set(key, entry);
    loads.forEach(function (newer) { newer.set(key, entry); });
    clearTimeout(calming);
    if (journal.state !== 'failed') tell('saving');
    flush();
  }

  function flush() {
    if (busy || !queue.size && database) return;
    busy = true;
    if (!database) return connect(again, fail);
    var batch = queue, work, ends = either(written, failed);
    queue = new Map();
    try {
      work = database.transaction('log', 'readwrite', { durability: 'strict' });
      var log = work.objectStore('log');
      batch.forEach(function (entry, key) {
        var numbers = last[key] = last[key] || [], kept = isGone(entry, key) ? 1 : 2;
        log.add(entry).onsuccess = function (event) {
          numbers.push(event.target.result);
          numbers.splice(0, numbers.length - kept).forEach(function (number) { log.delete(number); });
        };
      });
    } catch (error) {
      // The phone has taken the database away while the app was not in sight.
      return ends[1]();
    }
    work.onabort = ends[1];
    work.oncomplete = ends[0];
    function written() {
      // The word on the screen does not change at every key.
      if (!queue.size) calming = setTimeout(function () { tell('saved'); }, 250);
      aside(function (log) {
        batch.forEach(function (entry, key) { copy(log, key, entry); });
      }, again);
    }
    function failed() {
      // Opened anew: it may be the connection that fails.
      if (database) database.close();
      database = null;
      batch.forEach(function (entry, key) {
        if (queue.has(key)) return;
        queue.set(key, entry);
        loads.forEach(function (newer) { newer.set(key, entry); });
      });
      fail();
    }
  }

  function again() {
    busy = false;
    flush();
    if (busy || queue.size) return;
    waiting.splice(0).forEach(function (done) { done(); });
    // It was lost for a while in which nothing was written.
    if (journal.state === 'failed') tell('saved');
  }

  function fail() {
    busy = false;
    // One that could not be read at the start stays absent.
    if (journal.state !== 'absent') {
      tell('failed');
      clearTimeout(retrying);
      retrying = setTimeout(flush, 3000);
    }
    waiting.splice(0).forEach(function (done) { done(); });
  }

  // Waits until everything is on the disk, or cannot be brought there; the state says which.
  function idle() {
    return new Promise(function (done) {
      if (busy || queue.size) waiting.push(done); else done();
    });
  }
})();

// One page at a time writes in a report; the others read along until they take it over. The page that writes holds a lock of
// the browser by the report's name. Whoever takes over asks first, so that the other can bring its last keys to the disk, and
// takes by force when there is no answer. Then the journal is read anew: what other pages wrote is in it, in order.
var thonsoTab = (function () {
  // `elsewhere`: another page writes in the report that is open here.
  var tab = { elsewhere: false, forced: forced, hold: hold, take: take };
  // `turns` counts what all pages took by force, `turn` is the one of this page that was not asked for yet.
  var name = '', release, asked, started, dirty, turns = 0, turn = 0;
  var others = window.BroadcastChannel ? new BroadcastChannel('thonso') : { postMessage: function () {} };
  others.onmessage = function (message) {
    var it = message.data;
    turns = Math.max(turns, it.turns || 0);
    if (it.late && it.late === name) turn = turns;
    if (it.take && it.take === name && release) {
      tell(true);
      thonsoJournal.idle().then(function () {
        if (thonsoJournal.state === 'failed') isLate(it.take);
        others.postMessage({ free: it.take });
      });
      // Whoever asked may be gone by now.
      setTimeout(function (held) { if (release === held) tell(false); }, 3000, release);
    } else if (it.free && it.free === name && asked) {
      seize();
    } else if (it.wrote) {
      changed();
    }
  };
  addEventListener('thonso-journal', function () {
    if (thonsoJournal.state === 'saved') others.postMessage({ wrote: true });
  });
  // Without a journal, local storage tells.
  addEventListener('storage', function () { if (thonsoJournal.state === 'absent') changed(); });
  // A page that is left gives it back: WebKit would not load the next one while it is held.
  var left;
  addEventListener('pagehide', function () { left = name; hold(''); });
  // One that is come back to may have been written in meanwhile: it is read anew before anything is typed.
  addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    hold(left);
    tell(!!(left && navigator.locks));
  });
  document.addEventListener('visibilitychange', function () { if (dirty) changed(); });
  // What is nowhere but in the page's memory is not given up without a question.
  addEventListener('beforeunload', function (event) {
    if (window.thonsoMemory && thonsoMemory.size && thonsoJournal.state !== 'saved') {
      event.preventDefault();
      event.returnValue = '';
    }
  });
  return tab;

  function tell(elsewhere) {
    tab.elsewhere = elsewhere;
    dispatchEvent(new Event('thonso-tab'));
    // What was read is not looked at twice.
    thonsoJournal.entries = null;
  }

  // Another page has written: it is read along, but not while nobody looks, nor before the app is there.
  function changed() {
    dirty = document.hidden || !!release || !started;
    if (!dirty) thonsoJournal.reread().then(function () { tell(tab.elsewhere); });
  }

  function hold(id) {
    if (!started) {
      started = true;
      if (dirty) changed();
    }
    if (id === name) return;
    if (release) leave(name, release);
    name = id;
    release = null;
    asked = clearTimeout(asked);
    tab.elsewhere = false;
    if (id && navigator.locks) ask({ ifAvailable: true });
    // What others wrote meanwhile was not read along.
    else if (dirty) changed();
  }

  // The last keys go to the disk before another page may write. A disk that does not answer, or fails, keeps nobody waiting for
  // ever; what is on its way there counts as taken by force.
  function leave(report, free) {
    var late = setTimeout(function () {
      isLate(report);
      free();
    }, 2000);
    thonsoJournal.idle().then(function () {
      clearTimeout(late);
      if (thonsoJournal.state === 'failed') isLate(report);
      free();
    });
  }

  function isLate(report) {
    turns += 1;
    others.postMessage({ turns: turns, late: report });
  }

  function ask(options) {
    var id = name;
    navigator.locks.request('thonso/draft/' + id, options, function (lock) {
      // The person may have gone on to another report.
      if (name !== id) return;
      if (!lock) {
        tell(true);
        return ask({});
      }
      return new Promise(function (done) {
        release = done;
        thonsoJournal.reread().then(function () { if (release === done) tell(false); else thonsoJournal.entries = null; });
      });
    }).catch(function (error) {
      // Somebody has taken it over; or the browser allows no locks, and then everybody may write.
      if (name !== id) return;
      if (error.name !== 'AbortError') return tell(false);
      release = null;
      tell(true);
      ask({});
    });
  }

  function take() {
    asked = setTimeout(function () {
      turn = turns += 1;
      others.postMessage({ turns: turns });
      seize();
    }, 1500);
    others.postMessage({ take: name });
  }

  // What the other page had not brought to the disk must not pass for newer than what is typed from now on.
  function forced() {
    var it = turn;
    turn = 0;
    return it;
  }

  function seize() {
    clearTimeout(asked);
    asked = 0;
    ask({ steal: true });
  }
})();

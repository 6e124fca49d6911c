//! Leptos' signals, memos and stored values with one type for whatever is inside.
//!
//! Every type that stands in a signal of Leptos brings the code of signals along once more; with the twenty of this app
//! that was 11 kB of the first download, a tenth of it. Here what is inside is behind a pointer, the signals of Leptos hold that
//! pointer only, and the types are told apart at the rim. The names and their meaning are those of Leptos. As there, a
//! signal is not read inside its own `update`.

use leptos::prelude as lib;
use leptos::prelude::{Get, GetUntracked, GetValue, IsDisposed, RenderEffect, Set, Write};
pub use leptos::prelude::{provide_context, request_animation_frame, set_timeout, untrack};
pub use leptos::task::spawn_local;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// What stands in every signal.
#[derive(Clone)]
struct Value {
    inside: Arc<dyn Any + Send + Sync>,
    /// Whether two of its type are equal.
    same: fn(&Value, &Value) -> bool,
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(self, other)
    }
}

impl Value {
    fn of<T: Send + Sync + 'static>(value: T) -> Self {
        Self::held(Arc::new(value), |_, _| false)
    }

    fn held<T: Send + Sync + 'static>(inside: Arc<T>, same: fn(&Self, &Self) -> bool) -> Self {
        Self { inside, same }
    }

    /// As the type it was made of.
    fn into<T: Send + Sync + 'static>(self) -> Arc<T> {
        let Ok(inside) = self.inside.downcast() else { unreachable!("a signal holds one type") };
        inside
    }
}

/// Declares handles: small, copied freely, of a value of one type.
macro_rules! handles {
    ($($(#[$about:meta])* $name:ident: $inner:ty;)*) => {$(
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name<T>($inner, PhantomData<fn(T) -> T>);

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}
    )*};
}

handles! {
    /// A value whose changes are followed.
    RwSignal: lib::RwSignal<Value>;
    /// A value made of others; followed only where it changes with them.
    Memo: lib::Memo<Value>;
    /// Something read anew each time.
    Signal: lib::StoredValue<Value>;
    /// A value kept as long as the piece of the page it belongs to.
    StoredValue: lib::StoredValue<Value>;
    /// Something to be called.
    Callback: lib::StoredValue<Value>;
}

// What follows is short for each type; the rest is here once.

fn tracked(signal: lib::RwSignal<Value>) -> Value {
    signal.get()
}

fn untracked(signal: lib::RwSignal<Value>) -> Value {
    signal.get_untracked()
}

fn put(signal: lib::RwSignal<Value>, value: Value) {
    signal.set(value);
}

/// Takes the value out, to be changed and [`put`] or [`put_back`]; none where the piece of the page is gone.
fn take(signal: lib::RwSignal<Value>) -> Option<Value> {
    signal.try_write_untracked().map(|mut it| std::mem::replace(&mut *it, Value::of(())))
}

#[cfg(not(feature = "desk"))]
fn put_back(signal: lib::RwSignal<Value>, value: Value) {
    if let Some(mut place) = signal.try_write_untracked() {
        *place = value;
    }
}

fn stored(value: Value) -> lib::StoredValue<Value> {
    lib::StoredValue::new(value)
}

fn value_of(stored: lib::StoredValue<Value>) -> Value {
    stored.get_value()
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    pub fn new(value: T) -> Self {
        Self(lib::RwSignal::new(Value::of(value)), PhantomData)
    }

    pub fn read(self) -> Arc<T> {
        tracked(self.0).into()
    }

    pub fn read_untracked(self) -> Arc<T> {
        untracked(self.0).into()
    }

    pub fn set(self, value: T) {
        put(self.0, Value::of(value));
    }

    /// Whether the piece of the page it belongs to is gone.
    pub fn is_disposed(self) -> bool {
        self.0.is_disposed()
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    pub fn get(self) -> T {
        T::clone(&self.read())
    }

    pub fn get_untracked(self) -> T {
        T::clone(&self.read_untracked())
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        let _ = self.try_update(change);
    }

    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut value: Arc<T> = take(self.0)?.into();
        let result = change(Arc::make_mut(&mut value));
        put(self.0, Value::held(value, |_, _| false));
        Some(result)
    }

    #[cfg(not(feature = "desk"))]
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        let Some(value) = take(self.0) else { return };
        let mut value: Arc<T> = value.into();
        change(Arc::make_mut(&mut value));
        put_back(self.0, Value::held(value, |_, _| false));
    }
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self(
            memo(Box::new(move |before| {
                let value = compute(before.and_then(|it| it.inside.downcast_ref()));
                Value::held(Arc::new(value), |one, other| {
                    one.inside.downcast_ref::<T>() == other.inside.downcast_ref::<T>()
                })
            })),
            PhantomData,
        )
    }

    pub fn read(self) -> Arc<T> {
        memo_value(self.0).into()
    }

    pub fn get(self) -> T
    where
        T: Clone,
    {
        T::clone(&self.read())
    }
}

type Compute = Box<dyn Fn(Option<&Value>) -> Value + Send + Sync>;

fn memo(compute: Compute) -> lib::Memo<Value> {
    lib::Memo::new(compute)
}

fn memo_value(memo: lib::Memo<Value>) -> Value {
    memo.get()
}

type Reading<T> = Box<dyn Fn() -> T + Send + Sync>;

impl<T: 'static> Signal<T> {
    pub fn derive(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let read: Reading<T> = Box::new(read);
        Self(stored(Value::of(read)), PhantomData)
    }

    pub fn get(self) -> T {
        let read: Arc<Reading<T>> = value_of(self.0).into();
        read()
    }

    pub fn read(self) -> Arc<T> {
        Arc::new(self.get())
    }
}

impl<T: Clone + Send + Sync + 'static> Signal<T> {
    pub fn stored(value: T) -> Self {
        Self::derive(move || value.clone())
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::derive(move || signal.get())
    }
}

impl From<&str> for Signal<String> {
    fn from(text: &str) -> Self {
        Self::stored(text.to_owned())
    }
}

impl<T: Clone + Send + Sync + 'static> StoredValue<T> {
    pub fn new(value: T) -> Self {
        Self(stored(Value::of(value)), PhantomData)
    }

    pub fn with_value<R>(self, work: impl FnOnce(&T) -> R) -> R {
        work(&value_of(self.0).into())
    }

    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    pub fn is_disposed(self) -> bool {
        self.0.is_disposed()
    }
}

type Calling<In> = Box<dyn Fn(In) + Send + Sync>;

impl<In: 'static> Callback<In> {
    pub fn new(call: impl Fn(In) + Send + Sync + 'static) -> Self {
        let call: Calling<In> = Box::new(call);
        Self(stored(Value::of(call)), PhantomData)
    }

    pub fn run(self, with: In) {
        let call: Arc<Calling<In>> = value_of(self.0).into();
        call(with);
    }
}

/// The context of a type: somewhere above it was provided.
pub fn expect_context<T: Clone + 'static>() -> T {
    lib::use_context().expect("a page stands in its context")
}

/// Runs `work` now and whenever a signal it read has changed, until the piece of the page it belongs to is taken down.
pub fn whenever(work: impl FnMut() + 'static) {
    whenever_boxed(Box::new(work));
}

fn whenever_boxed(mut work: Box<dyn FnMut()>) {
    // An effect lives as long as its handle: the owner of the surrounding piece keeps it.
    let effect = RenderEffect::new(Box::new(move |_: Option<()>| work()) as Box<dyn FnMut(Option<()>)>);
    let _ = stored(Value::of(effect));
}

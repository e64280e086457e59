//! The sessions that are free, and the requests that wait for one.
//!
//! Each session has a home: the thread that waits for its answers, and wakes whoever asked. Where that is the thread of the
//! request too, nobody is woken. So a request takes a session that is at home where it is itself, if one is free, and a
//! session goes to the first who waits at its home; but nobody is passed over more than [`PASSED`] times.

use super::Slot;
use super::lease::Lease;
use std::collections::VecDeque;
use tokio::runtime::{Handle, Id};
use tokio::sync::oneshot::{self, Receiver, Sender};

/// How often who came first may be passed over by others.
const PASSED: u32 = 8;

/// How far down the line somebody is looked for who waits at a session's home.
const LOOK: usize = 32;

/// The sessions and the requests; never both.
#[derive(Default)]
pub(super) struct Queue {
    /// The one used last is used next.
    free: Vec<Slot>,
    waiting: VecDeque<Waiter>,
}

/// A request that waits.
pub(super) struct Waiter {
    at: Id,
    passed: u32,
    tell: Sender<Lease>,
}

impl Waiter {
    /// Gives it the session; given back when it does not wait any more.
    pub fn give(self, lease: Lease) -> Result<(), Lease> {
        self.tell.send(lease)
    }
}

impl Queue {
    /// Has these sessions, all of them free.
    pub fn of(free: Vec<Slot>) -> Queue {
        Queue { free, waiting: VecDeque::new() }
    }

    /// A free session for who asks at `here`: an open one rather than one at home there.
    pub fn take(&mut self, here: Id) -> Option<Slot> {
        let best = self.free.iter().enumerate().max_by_key(|(at, slot)| (slot.open, slot.is_at_home(here), *at));
        best.map(|(at, _)| at).map(|at| self.free.remove(at))
    }

    /// The one used last of the free sessions of which `is_it` holds.
    pub fn find(&mut self, is_it: impl FnMut(&Slot) -> bool) -> Option<Slot> {
        self.free.iter().rposition(is_it).map(|at| self.free.remove(at))
    }

    /// How many are free.
    pub fn free(&self) -> usize {
        self.free.len()
    }

    /// For how many there is room in the line.
    #[cfg(test)]
    pub fn room(&self) -> usize {
        self.waiting.capacity()
    }

    /// A place at the end of the line for who asks at `here`.
    pub fn wait(&mut self, here: Id) -> Receiver<Lease> {
        if self.waiting.len() == self.waiting.capacity() {
            self.waiting.retain(|waiter| !waiter.tell.is_closed());
        }
        let (tell, told) = oneshot::channel();
        self.waiting.push_back(Waiter { at: here, passed: 0, tell });
        told
    }

    /// Whose turn it is to use a session that came free; or nobody's, and it is kept.
    pub fn next(&mut self, slot: Slot) -> Result<(Waiter, Slot), ()> {
        let Some(first) = self.waiting.front() else {
            self.free.push(slot);
            return Err(());
        };
        let own = match first.passed < PASSED {
            true => self.waiting.iter().take(LOOK).position(|waiter| slot.is_at_home(waiter.at)).unwrap_or(0),
            false => 0,
        };
        self.waiting.iter_mut().take(own).for_each(|waiter| waiter.passed += 1);
        self.waiting.remove(own).map(|waiter| (waiter, slot)).ok_or(())
    }
}

/// The thread that asks.
pub(super) fn here() -> Id {
    Handle::current().id()
}

//! Who gets which session, on threads of their own.

use super::queue::Queue;
use super::*;
use crate::lanes::Lanes;
use std::pin::Pin;
use std::task::{Context, Waker};

/// The places for sessions at these homes, the last of them used last.
fn slots(homes: &[&Handle]) -> Vec<Slot> {
    let slot = |home: &&Handle| Slot {
        home: Some((*home).clone()),
        client: None,
        generation: 0,
        used: Instant::now(),
        open: true,
    };
    homes.iter().map(slot).collect()
}

/// A pool whose sessions never open.
fn pool(sessions: usize, most: usize, homes: &[Handle]) -> Arc<Pool> {
    Pool::new(Box::new(|| Err(Error::session("there is no registry"))), sessions, most, homes)
}

/// Where a session is at home.
fn home(slot: Option<Slot>) -> Option<Id> {
    slot.and_then(|slot| slot.home).map(|home| home.id())
}

#[tokio::test]
async fn a_session_is_used_where_its_link_is_waited_for() {
    let lanes = Lanes::open(2);
    let [one, other] = &lanes.handles()[..] else { panic!("two lanes") };
    let mut queue = Queue::of(slots(&[one, other, one, other]));
    let found: Vec<_> = (0..4).map(|_| home(queue.take(one.id()))).collect();
    assert_eq!(found, [one, one, other, other].map(|home| Some(home.id())));
    assert!(queue.take(one.id()).is_none());
    // Another thread's open session comes before one that is not open.
    let mut places = slots(&[one, other]);
    places[0].open = false;
    let mut queue = Queue::of(places);
    assert_eq!(home(queue.take(one.id())), Some(other.id()));
    lanes.close().await;
}

#[tokio::test]
async fn who_waits_at_a_sessions_home_goes_first_but_nobody_is_passed_over_for_long() {
    let lanes = Lanes::open(2);
    let [one, other] = &lanes.handles()[..] else { panic!("two lanes") };
    let pool = pool(1, 100, std::slice::from_ref(one));
    let mut queue = Queue::of(Vec::new());
    let mut strange = queue.wait(other.id());
    let mut own: Vec<_> = (0..12).map(|_| queue.wait(one.id())).collect();
    let gone = queue.wait(one.id());
    drop(gone);
    let mut turns = Vec::new();
    for _ in 0..13 {
        let slot = slots(&[one]).remove(0);
        let Ok((waiter, slot)) = queue.next(slot) else { panic!("somebody waits") };
        waiter.give(Lease::new(&pool, slot)).ok().expect("it still waits");
        let told = own.iter_mut().position(|told| told.try_recv().is_ok());
        turns.push(told.or_else(|| strange.try_recv().is_ok().then_some(100)));
    }
    let expected: Vec<_> = (0..8).chain([100]).chain(8..12).map(Some).collect();
    assert_eq!(turns, expected, "eight go before the stranger, and all in the order of asking");
    let Ok((waiter, slot)) = queue.next(slots(&[one]).remove(0)) else { panic!("one went away and is in line") };
    let lease = waiter.give(Lease::new(&pool, slot)).expect_err("it does not wait any more");
    let slot = lease.into_slot().expect("the session comes back");
    assert!(queue.next(slot).is_err(), "nobody waits");
    assert_eq!(queue.free(), 1);
    lanes.close().await;
}

/// Whether it is not ready when it is asked once.
fn is_pending(work: Pin<&mut impl Future>) -> bool {
    work.poll(&mut Context::from_waker(Waker::noop())).is_pending()
}

#[tokio::test]
async fn a_session_on_its_way_to_who_went_away_comes_back() {
    let pool = pool(1, 1, &[]);
    let lease = pool.lease().await.expect("it is free");
    let mut waits = Box::pin(pool.lease());
    assert!(is_pending(waits.as_mut()));
    assert!(matches!(pool.lease().await, Err(Failure::Full)), "one may wait");
    assert_eq!(pool.counts().waiting, 1, "who was turned away does not");
    drop(lease);
    // It was given away, and is not taken.
    assert_eq!(pool.counts().busy, 1);
    drop(waits);
    assert_eq!((pool.counts().busy, pool.counts().waiting), (0, 0));
    let lease = pool.lease().await.expect("it is free again");
    let mut waits = Box::pin(pool.lease());
    assert!(is_pending(waits.as_mut()));
    drop(waits);
    drop(lease);
    assert_eq!(pool.counts().busy, 0, "nobody waits, and it is kept");
}

#[tokio::test]
async fn those_who_went_away_take_no_room_in_the_line() {
    let mut queue = Queue::of(Vec::new());
    let kept = queue.wait(here());
    for _ in 0..10_000 {
        drop(queue.wait(here()));
    }
    assert!(queue.room() < 100, "{}", queue.room());
    drop(kept);
}

#[test]
fn requests_on_many_threads_share_sessions_without_losing_one() {
    let lanes = Lanes::open(3);
    let handles = lanes.handles();
    let pool = pool(4, usize::MAX, &handles);
    let held = Arc::new(AtomicUsize::new(0));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..300_usize {
            let (pool, held) = (Arc::clone(&pool), Arc::clone(&held));
            let work = async move {
                for turn in 0..20 {
                    if (number + turn) % 7 == 0 {
                        // Somebody who does not wait long.
                        let soon = Duration::from_micros((number % 5) as u64 * 50);
                        drop(tokio::time::timeout(soon, pool.lease()).await);
                        continue;
                    }
                    let lease = pool.lease().await.expect("a session");
                    assert!(held.fetch_add(1, Ordering::SeqCst) < 4, "more than there are");
                    tokio::task::yield_now().await;
                    held.fetch_sub(1, Ordering::SeqCst);
                    drop(lease);
                }
            };
            tasks.spawn_on(work, &handles[number % handles.len()]);
        }
        while let Some(done) = tasks.join_next().await {
            done.expect("no task failed");
        }
        assert_eq!((pool.counts().busy, pool.counts().waiting), (0, 0));
        lanes.close().await;
    });
}

//! Threads that carry connections: each connection stays on one, which so waits for no other and wakes none.

use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

/// The threads, each with a runtime of its own. Without any, connections are carried where they were accepted.
#[derive(Default)]
pub(super) struct Lanes {
    lanes: Vec<(Handle, Arc<()>)>,
    threads: Vec<(oneshot::Sender<()>, JoinHandle<()>)>,
}

/// A lane with a connection's place in it, which is taken until this is dropped.
pub(super) struct Lane {
    /// Its runtime.
    pub(super) handle: Handle,
    _taken: Arc<()>,
}

impl Lanes {
    /// So many threads, or as many as the system gives.
    pub(super) fn open(count: usize) -> Lanes {
        let mut lanes = Lanes::default();
        for number in 0..count {
            let opened = Builder::new_current_thread().enable_all().build().and_then(|runtime| {
                let (handle, (stop, stopped)) = (runtime.handle().clone(), oneshot::channel::<()>());
                // It ends when it is told, or when nobody is left to tell it.
                let carry = move || drop(runtime.block_on(stopped));
                let thread = std::thread::Builder::new().name(format!("lane-{number}")).spawn(carry)?;
                Ok((handle, stop, thread))
            });
            match opened {
                Ok((handle, stop, thread)) => {
                    lanes.lanes.push((handle, Arc::default()));
                    lanes.threads.push((stop, thread));
                }
                Err(error) => {
                    tracing::warn!(%error, lanes = number, "fewer threads carry connections than there are cores");
                    break;
                }
            }
        }
        lanes
    }

    /// A place in the lane with the fewest connections.
    pub(super) fn place(&self) -> Lane {
        match self.lanes.iter().min_by_key(|(_, taken)| Arc::strong_count(taken)) {
            Some((handle, taken)) => Lane { handle: handle.clone(), _taken: Arc::clone(taken) },
            None => Lane { handle: Handle::current(), _taken: Arc::default() },
        }
    }

    /// Ends the threads, and with them what is left in their lanes.
    pub(super) async fn close(self) {
        let join = move || {
            for (stop, thread) in self.threads {
                drop(stop);
                // One that panicked has ended too.
                drop(thread.join());
            }
        };
        drop(tokio::task::spawn_blocking(join).await);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn connections_are_spread_and_lanes_end() {
        let lanes = Lanes::open(2);
        let places: Vec<Lane> = (0..4).map(|_| lanes.place()).collect();
        let first = places[0].handle.id();
        assert_eq!(places.iter().filter(|place| place.handle.id() == first).count(), 2);
        drop(places);
        let kept = lanes.place();
        assert_ne!(lanes.place().handle.id(), kept.handle.id());
        let carried = kept.handle.spawn(async { std::thread::current().name().map(String::from) });
        assert!(carried.await.expect("it was carried").expect("a name").starts_with("lane-"));
        lanes.close().await;
        let late = kept.handle.spawn(std::future::pending::<()>()).await;
        assert!(late.is_err_and(|error| error.is_cancelled()), "nothing is carried any more");
        assert_eq!(Lanes::default().place().handle.id(), Handle::current().id());
    }
}

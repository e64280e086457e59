use super::*;
use axum::http::Method;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Notify;

/// Each kind of place, new; PostgreSQL where it is installed.
fn places(dir: &std::path::Path) -> Vec<Place> {
    #[allow(unused_mut)]
    let mut places = vec![Place::Sqlite(dir.join("keys/idempotency.db"))];
    #[cfg(feature = "postgres")]
    places.extend(crate::registry::store::cluster::url().map(Place::Postgres));
    places
}

/// A change with that key and body.
fn asked(key: &str, body: &str) -> Asked {
    let mut headers = HeaderMap::new();
    headers.insert(KEY, HeaderValue::from_str(key).unwrap());
    let asked = Asked::read(&headers, "alice", "/v1/domain/create", body.as_bytes()).unwrap().unwrap();
    asked.about("domain create foo.example".into(), "CL-1")
}

/// An answer to `n`, counted.
fn answer(count: &Arc<AtomicUsize>, sent: bool) -> impl Future<Output = Outcome> + Send + 'static {
    let n = count.fetch_add(1, Ordering::SeqCst) + 1;
    async move { Outcome { response: (StatusCode::CREATED, format!("{{\"n\":{n}}}")).into_response(), sent } }
}

/// What a response says: its status, whether it was given before, its body.
async fn told(response: Response) -> (u16, bool, String) {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    (parts.status.as_u16(), parts.headers.contains_key(REPLAYED), String::from_utf8(body.to_vec()).unwrap())
}

/// Keys at a place.
fn keys(place: &Place) -> Arc<Keys> {
    Keys::new(place.clone(), Duration::from_secs(86_400))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_answer_is_the_answer_after_a_restart_too() {
    let dir = tempfile::tempdir().unwrap();
    for place in places(dir.path()) {
        let count = Arc::new(AtomicUsize::new(0));
        let lazily = |sent| {
            let count = Arc::clone(&count);
            async move { answer(&count, sent).await }
        };
        let first = keys(&place);
        let given = told(first.once(asked("k-1", "{}"), lazily(true)).await).await;
        assert_eq!(given, (201, false, "{\"n\":1}".into()));
        assert_eq!(told(first.once(asked("k-1", "{}"), lazily(true)).await).await, (201, true, "{\"n\":1}".into()));
        // The quotes of a structured field are none of the key.
        assert_eq!(told(first.once(asked("\"k-1\"", "{}"), lazily(true)).await).await.2, "{\"n\":1}");
        drop(first);
        let second = keys(&place);
        assert_eq!(told(second.once(asked("k-1", "{}"), lazily(true)).await).await, (201, true, "{\"n\":1}".into()));
        let other = told(second.once(asked("k-1", "{ }"), lazily(true)).await).await;
        assert!(other.0 == 422 && other.2.contains("another body"), "{other:?}");
        // What was not sent may be sent.
        assert_eq!(told(second.once(asked("k-2", "{}"), lazily(false)).await).await.2, "{\"n\":2}");
        assert_eq!(told(second.once(asked("k-2", "{}"), lazily(true)).await).await.2, "{\"n\":3}");
        assert_eq!(told(second.once(asked("k-2", "{}"), lazily(true)).await).await.2, "{\"n\":3}");
        assert_eq!(count.load(Ordering::SeqCst), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_at_once_get_one_answer() {
    let dir = tempfile::tempdir().unwrap();
    for place in places(dir.path()) {
        let (count, go) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        // Two gateways on one store.
        let gateways = [keys(&place), keys(&place)];
        let mut running = tokio::task::JoinSet::new();
        for at in 0..8 {
            let (keys, count, go) = (Arc::clone(&gateways[at % 2]), Arc::clone(&count), Arc::clone(&go));
            running.spawn(async move {
                let work = async move {
                    let done = answer(&count, true);
                    go.notified().await;
                    done.await
                };
                told(keys.once(asked("k", "{}"), work).await).await
            });
        }
        // Whoever comes with another body need not wait.
        while count.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        for keys in &gateways {
            let other = told(keys.once(asked("k", "[]"), async { unreachable!("it is not its turn") }).await).await;
            assert_eq!(other.0, 422);
        }
        go.notify_one();
        let answers = running.join_all().await;
        assert!(answers.iter().all(|(status, _, body)| (*status, body.as_str()) == (201, "{\"n\":1}")), "{answers:?}");
        assert_eq!(answers.iter().filter(|(_, again, _)| !again).count(), 1, "{answers:?}");
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waited_for_the_answer_is_gone_and_nothing_is_sent_again() {
    let dir = tempfile::tempdir().unwrap();
    for place in places(dir.path()) {
        let gone = Store::open(&place).await.unwrap();
        assert_eq!(gone.claim(&asked("k", "{}"), now()).await.unwrap(), Claim::Mine);
        let other = Store::open(&place).await.unwrap();
        assert_eq!(other.claim(&asked("k", "{}"), now()).await.unwrap(), Claim::AtWork);
        drop(gone);
        // PostgreSQL notices when it reads from the connection.
        while other.claim(&asked("k", "{}"), now()).await.unwrap() == Claim::AtWork {
            tokio::task::yield_now().await;
        }
        let answer = keys(&place).once(asked("k", "{}"), async { unreachable!("it is not sent again") }).await;
        let (status, _, body) = told(answer).await;
        assert_eq!(status, 502);
        for part in ["\"outcome\":\"unknown\"", "\"clTRID\":\"CL-1\"", "domain create foo.example"] {
            assert!(body.contains(part), "{body}");
        }
        // It may be forgotten, as everything after its time.
        other.forget(now() + 1).await.unwrap();
        assert_eq!(other.find(&asked("k", "{}")).await.unwrap(), None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_work_that_breaks_leaves_its_outcome_unknown() {
    let dir = tempfile::tempdir().unwrap();
    let keys = keys(&places(dir.path())[0]);
    let broken = keys.once(asked("k", "{}"), async { panic!("a fault, made on purpose") }).await;
    assert_eq!(broken.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let again = told(keys.once(asked("k", "{}"), async { unreachable!("it is not sent again") }).await).await;
    assert!(again.0 == 502 && again.2.contains("unknown"), "{again:?}");
}

#[tokio::test]
async fn the_store_tells_no_secret_and_belongs_to_its_owner() {
    let dir = tempfile::tempdir().unwrap();
    let place = &places(dir.path())[0];
    let body = "{\"name\":\"foo.example\",\"auth\":\"sEcReT-1\"}";
    let work = async { Outcome { response: "{}".into_response(), sent: true } };
    keys(place).once(asked("my-own-key-1", body), work).await;
    let mut read = 0;
    for file in std::fs::read_dir(dir.path().join("keys")).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        read += bytes.len();
        for secret in ["sEcReT-1", "my-own-key-1"] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{}", path.display());
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0, "{}", path.display());
        }
    }
    assert!(read > 0);
}

#[test]
fn a_key_is_one_short_text_and_belongs_to_its_user() {
    let read = |keys: &[&str], user: &str| {
        let mut headers = HeaderMap::new();
        for key in keys {
            headers.append(KEY, HeaderValue::from_str(key).unwrap());
        }
        Asked::read(&headers, user, Method::POST.as_str(), b"{}")
    };
    assert!(read(&[], "alice").unwrap().is_none());
    for wrong in [&["a", "b"][..], &[""], &["a b"], &["\"\""], &["é"], &[&"a".repeat(256)]] {
        assert_eq!(read(wrong, "alice").unwrap_err().status, StatusCode::BAD_REQUEST, "{wrong:?}");
    }
    let id = |user: &str| read(&["k"], user).unwrap().unwrap().id;
    assert_ne!(id("alice"), id("bob"));
    assert!(Place::read("sqlite:/a/b.db").is_ok() && Place::read("postgres://u:pw@h/d").is_ok());
    assert!(Place::read("/a/b.db").is_err() && Place::read("sqlite:").is_err());
    assert!(!format!("{:?}", Place::read("postgres://u:sEcReT@h/d").unwrap()).contains("sEcReT"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_whose_client_went_away_before_anything_was_sent_is_free_again() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("keys.db");
    let keys = keys(&Place::Sqlite(file.clone()));
    keys.open().await.unwrap();
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let first = Arc::clone(&keys);
    let gone = tokio::spawn(async move {
        first.once(asked("k", "{}"), async { unreachable!("nobody waits for it") }).await;
    });
    while keys.lock().is_empty() {
        tokio::task::yield_now().await;
    }
    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    other.execute_batch("COMMIT").unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let given = told(keys.once(asked("k", "{}"), answer(&count, true)).await).await;
    assert_eq!(given, (201, false, "{\"n\":1}".into()));
    assert!(keys.lock().is_empty());
}

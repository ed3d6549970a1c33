//! Identifies the sender of a request by API key or session cookie.

use std::net::{IpAddr, SocketAddr};

use assay_domain::RequestRefusal;
use assay_service::{ApiKey, CookiePolicy, KeyUse, Service, Visitor, cookie};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
};

use crate::{
    addresses::{TrustedProxies, network_of},
    problem_json::ProblemJson,
};

/// Identifies the sender. The future borrows only the headers of the request, because a body cannot be shared.
pub(crate) fn identify<'a>(
    service: &'a Service,
    trusted_proxies: &TrustedProxies,
    cookies: CookiePolicy,
    request: &'a Request,
) -> impl Future<Output = Result<Visitor, ProblemJson>> + Send + 'a {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let address = address(peer, request.headers(), trusted_proxies);
    visitor(service, request.headers(), cookies, address)
}

async fn visitor(
    service: &Service,
    headers: &HeaderMap,
    policy: CookiePolicy,
    address: IpAddr,
) -> Result<Visitor, ProblemJson> {
    if let Some(authorization) = headers.get(header::AUTHORIZATION) {
        let key = authorization.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
        let key = key.and_then(|key| key.trim().parse::<ApiKey>().ok());
        // An invalid key is an error and not a visitor without an account, so that the program notices it.
        let refused = || ProblemJson::new(StatusCode::UNAUTHORIZED, RequestRefusal::InvalidApiKey);
        let key = key.ok_or_else(refused)?;
        let owner = service.api_key_user(&key).await?.ok_or_else(refused)?;
        return Ok(Visitor {
            me: Some(owner.me),
            session: None,
            key: Some(KeyUse { key, scope: owner.scope }),
            address,
        });
    }
    let visitor = Visitor { me: None, session: None, key: None, address };
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let Some(session) = cookie::session_of(cookies, policy.secure) else { return Ok(visitor) };
    let me = service.session_user(&session).await?;
    let session = me.is_some().then_some(session);
    Ok(Visitor { me, session, ..visitor })
}

/// The credentials of a request, to check them again later.
#[derive(Clone, Debug)]
pub(crate) struct RequestCredentials {
    headers: HeaderMap,
    cookies: CookiePolicy,
    address: IpAddr,
}

impl RequestCredentials {
    pub(crate) fn of(headers: &HeaderMap, cookies: CookiePolicy, address: IpAddr) -> Self {
        let mut kept = HeaderMap::new();
        for name in [header::AUTHORIZATION, header::COOKIE] {
            for value in headers.get_all(&name) {
                // A copy: the value of a request is a part of the connection's read buffer of 8 KiB, and would keep all of it in memory.
                if let Ok(mut copy) = HeaderValue::from_bytes(value.as_bytes()) {
                    // Logs must not show it.
                    copy.set_sensitive(true);
                    kept.append(name.clone(), copy);
                }
            }
        }
        Self { headers: kept, cookies, address }
    }

    /// Identifies the sender again: a key may be revoked, a session ended, a role changed.
    ///
    /// # Errors
    /// The key is no longer valid, or the database fails.
    pub(crate) async fn check(&self, service: &Service) -> Result<Visitor, ProblemJson> {
        visitor(service, &self.headers, self.cookies, self.address).await
    }
}

/// The client's address: the peer's, or the one from trusted proxies. The header is read from the right, because clients can forge the
/// left part.
fn address(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &TrustedProxies) -> IpAddr {
    // A dual-stack socket shows IPv4 peers as IPv6 addresses.
    let peer = peer.unwrap_or(IpAddr::from([0, 0, 0, 0])).to_canonical();
    if !trusted.contains(peer) {
        return network_of(peer);
    }
    let forwarded: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    for hop in forwarded.iter().flat_map(|value| value.split(',')).rev() {
        // Trusted proxies write valid addresses. So the client wrote this entry and everything left of it.
        let Ok(hop) = hop.trim().parse::<IpAddr>() else { return network_of(peer) };
        if !trusted.contains(hop) {
            return network_of(hop);
        }
    }
    network_of(peer)
}

/// Extracts the visitor of a request.
#[derive(Debug)]
pub(crate) struct Who(pub(crate) Visitor);

impl<S: Sync> FromRequestParts<S> for Who {
    type Rejection = ProblemJson;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ProblemJson> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        visitor.map(Self).ok_or_else(|| ProblemJson::new(StatusCode::INTERNAL_SERVER_ERROR, RequestRefusal::Internal))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;

    use super::*;

    #[test]
    fn credentials_do_not_keep_the_read_buffer_of_a_connection() {
        let buffer = Bytes::from(b"Bearer x".to_vec());
        let headers =
            HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_maybe_shared(buffer.clone()).unwrap())]);
        let kept = RequestCredentials::of(&headers, CookiePolicy { secure: false }, IpAddr::from([127, 0, 0, 1]));
        assert_eq!(kept.headers, headers);
        assert!(!format!("{kept:?}").contains("Bearer"));
        drop(headers);
        assert!(buffer.is_unique());
    }

    #[test]
    fn only_trusted_proxies_can_set_the_address() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 9.9.9.9, 10.0.0.2".parse().unwrap());
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let trusted = TrustedProxies::parse("10.0.0.0/29").unwrap();
        assert_eq!(address(Some(ip("10.0.0.1")), &headers, &trusted), ip("9.9.9.9"));
        assert_eq!(address(Some(ip("7.7.7.7")), &headers, &trusted), ip("7.7.7.7"));
        assert_eq!(address(Some(ip("::ffff:10.0.0.1")), &headers, &trusted), ip("9.9.9.9"));
        headers.insert("x-forwarded-for", "6.6.6.6, nonsense".parse().unwrap());
        assert_eq!(address(Some(ip("10.0.0.1")), &headers, &trusted), ip("10.0.0.1"));
        assert_eq!(address(Some(ip("2001:db8::1:2:3:4")), &headers, &trusted), ip("2001:db8::"));
    }
}

//! Finds out who a request comes from: by bearer API key, or by session cookie.

use std::net::{IpAddr, SocketAddr};

use assay_service::{ApiKey, KeyUse, Service, Visitor, cookie};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};

use crate::problem_json::Problem;

/// Who sent a request. The future holds no more of the request than its headers, because a body cannot be shared.
pub(crate) fn recognise<'a>(
    service: &'a Service,
    trusted_proxies: &[IpAddr],
    request: &'a Request,
) -> impl Future<Output = Result<Visitor, Problem>> + Send + 'a {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let address = address(peer, request.headers(), trusted_proxies);
    visitor(service, request.headers(), address)
}

async fn visitor(service: &Service, headers: &HeaderMap, address: IpAddr) -> Result<Visitor, Problem> {
    if let Some(authorization) = headers.get(header::AUTHORIZATION) {
        let key = authorization.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
        let key = key.and_then(|key| key.trim().parse::<ApiKey>().ok());
        // A wrong key is never taken for a visitor: the program must learn of it.
        let refused =
            || Problem::new(StatusCode::UNAUTHORIZED, "This API key is not valid. Create one on your account page.");
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
    let Some(session) = cookie::session_of(cookies) else { return Ok(visitor) };
    let me = service.session_user(&session).await?;
    let session = me.is_some().then_some(session);
    Ok(Visitor { me, session, ..visitor })
}

/// The client's address: the peer's, or what trusted proxies say. Read from the right, because a client can write what it likes on the left.
fn address(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    // A socket for both families shows IPv4 peers in IPv6 clothes.
    let peer = peer.unwrap_or(IpAddr::from([0, 0, 0, 0])).to_canonical();
    let is_trusted = |address: IpAddr| trusted.iter().any(|proxy| proxy.to_canonical() == address);
    if !is_trusted(peer) {
        return network(peer);
    }
    let forwarded: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    for hop in forwarded.iter().flat_map(|value| value.split(',')).rev() {
        // What no proxy of ours wrote ends the trust: everything left of it is the client's own word.
        let Ok(hop) = hop.trim().parse::<IpAddr>() else { return network(peer) };
        if !is_trusted(hop.to_canonical()) {
            return network(hop.to_canonical());
        }
    }
    network(peer)
}

/// What one client can change at will must not count as another client: of IPv6, the network of 64 bits.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::from((u128::from(address) & !u128::from(u64::MAX)).to_be_bytes()),
    }
}

/// The visitor of a request, for handlers.
#[derive(Debug)]
pub(crate) struct Who(pub(crate) Visitor);

impl<S: Sync> FromRequestParts<S> for Who {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        visitor.map(Self).ok_or_else(|| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "Try again."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 9.9.9.9, 10.0.0.2".parse().unwrap());
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let trusted = [ip("10.0.0.1"), ip("10.0.0.2")];
        assert_eq!(address(Some(ip("10.0.0.1")), &headers, &trusted), ip("9.9.9.9"));
        assert_eq!(address(Some(ip("7.7.7.7")), &headers, &trusted), ip("7.7.7.7"));
        assert_eq!(address(Some(ip("::ffff:10.0.0.1")), &headers, &trusted), ip("9.9.9.9"));
        headers.insert("x-forwarded-for", "6.6.6.6, nonsense".parse().unwrap());
        assert_eq!(address(Some(ip("10.0.0.1")), &headers, &trusted), ip("10.0.0.1"));
        assert_eq!(address(Some(ip("2001:db8::1:2:3:4")), &headers, &trusted), ip("2001:db8::"));
    }
}

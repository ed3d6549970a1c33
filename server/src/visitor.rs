//! Finds out who a request comes from: by bearer API key, or by session cookie.

use std::net::{IpAddr, SocketAddr};

use assay_service::{ApiKey, CookiePolicy, KeyUse, Service, Visitor, cookie};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};

use crate::{
    addresses::{TrustedProxies, network_of},
    problem_json::Problem,
};

/// Who sent a request. The future holds no more of the request than its headers, because a body cannot be shared.
pub(crate) fn recognise<'a>(
    service: &'a Service,
    trusted_proxies: &TrustedProxies,
    cookies: CookiePolicy,
    request: &'a Request,
) -> impl Future<Output = Result<Visitor, Problem>> + Send + 'a {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let address = address(peer, request.headers(), trusted_proxies);
    visitor(service, request.headers(), cookies, address)
}

async fn visitor(
    service: &Service,
    headers: &HeaderMap,
    policy: CookiePolicy,
    address: IpAddr,
) -> Result<Visitor, Problem> {
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
    let Some(session) = cookie::session_of(cookies, policy.secure) else { return Ok(visitor) };
    let me = service.session_user(&session).await?;
    let session = me.is_some().then_some(session);
    Ok(Visitor { me, session, ..visitor })
}

/// What a request proved its sender with, to be checked again later.
#[derive(Clone, Debug)]
pub(crate) struct Credentials {
    headers: HeaderMap,
    cookies: CookiePolicy,
    address: IpAddr,
}

impl Credentials {
    /// Those among the headers of a request from that address.
    pub(crate) fn of(headers: &HeaderMap, cookies: CookiePolicy, address: IpAddr) -> Self {
        let proofs = [header::AUTHORIZATION, header::COOKIE].into_iter();
        let kept =
            proofs.flat_map(|name| headers.get_all(&name).iter().map(move |value| (name.clone(), value.clone())));
        Self { headers: kept.collect(), cookies, address }
    }

    /// Who they prove the sender to be now: a key may have been revoked, a session ended, a role changed.
    ///
    /// # Errors
    /// When the key is not valid any more; when the database cannot be asked.
    pub(crate) async fn check(&self, service: &Service) -> Result<Visitor, Problem> {
        visitor(service, &self.headers, self.cookies, self.address).await
    }
}

/// The client's address: the peer's, or what trusted proxies say. Read from the right, because a client can write what it likes on the left.
fn address(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &TrustedProxies) -> IpAddr {
    // A socket for both families shows IPv4 peers as IPv6 addresses.
    let peer = peer.unwrap_or(IpAddr::from([0, 0, 0, 0])).to_canonical();
    if !trusted.contains(peer) {
        return network_of(peer);
    }
    let forwarded: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    for hop in forwarded.iter().flat_map(|value| value.split(',')).rev() {
        // An entry that no proxy of ours wrote ends the trust: everything left of it comes from the client.
        let Ok(hop) = hop.trim().parse::<IpAddr>() else { return network_of(peer) };
        if !trusted.contains(hop) {
            return network_of(hop);
        }
    }
    network_of(peer)
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
        let trusted = TrustedProxies::parse("10.0.0.0/29").unwrap();
        assert_eq!(address(Some(ip("10.0.0.1")), &headers, &trusted), ip("9.9.9.9"));
        assert_eq!(address(Some(ip("7.7.7.7")), &headers, &trusted), ip("7.7.7.7"));
        assert_eq!(address(Some(ip("::ffff:10.0.0.1")), &headers, &trusted), ip("9.9.9.9"));
        headers.insert("x-forwarded-for", "6.6.6.6, nonsense".parse().unwrap());
        assert_eq!(address(Some(ip("10.0.0.1")), &headers, &trusted), ip("10.0.0.1"));
        assert_eq!(address(Some(ip("2001:db8::1:2:3:4")), &headers, &trusted), ip("2001:db8::"));
    }
}

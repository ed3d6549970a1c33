//! The networks of clients and of trusted proxies.

use std::net::IpAddr;

use anyhow::{Result, bail};
use ipnet::IpNet;

/// Addresses and networks of proxies whose `X-Forwarded-For` is trusted.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// Reads addresses and networks, separated by commas: `10.0.0.7, 10.1.0.0/16, fd00::/8`.
    ///
    /// # Errors
    /// Names the entry that is neither an address nor a network.
    pub fn parse(list: &str) -> Result<Self> {
        let entries = list.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        entries.map(parse_entry).collect::<Result<_>>().map(Self)
    }

    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }
}

fn parse_entry(text: &str) -> Result<IpNet> {
    let network = match text.parse::<IpAddr>() {
        Ok(address) => IpNet::from(address.to_canonical()),
        Err(_) => match text.parse::<IpNet>() {
            Ok(network) => network,
            Err(_) => {
                bail!("ASSAY_TRUSTED_PROXIES: {text:?} is not an IP address or network; write 10.0.0.7 or 10.0.0.0/8")
            }
        },
    };
    // With this entry, every client could choose its address.
    if network.prefix_len() == 0 {
        bail!("ASSAY_TRUSTED_PROXIES: {text:?} trusts everyone; name the networks of your proxies");
    }
    Ok(network)
}

/// The network that limits count: for IPv6 the /64, because a client can choose any address in it.
pub(crate) fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::from((u128::from(address) & !u128::from(u64::MAX)).to_be_bytes()),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_networks_are_trusted() {
        let proxies = TrustedProxies::parse("10.0.0.7, 10.1.0.0/16,fd00::/8, ::1").unwrap();
        for trusted in ["10.0.0.7", "::ffff:10.0.0.7", "10.1.255.1", "::ffff:10.1.2.3", "fd12::1", "::1"] {
            assert!(proxies.contains(trusted.parse().unwrap()), "{trusted}");
        }
        for other in ["10.0.0.8", "10.2.0.1", "fe80::1", "127.0.0.1"] {
            assert!(!proxies.contains(other.parse().unwrap()), "{other}");
        }
        assert!(!TrustedProxies::parse(" ").unwrap().contains("10.0.0.7".parse().unwrap()));
    }

    #[test]
    fn invalid_entries_are_named_in_the_error() {
        for bad in ["proxy.example.org", "10.0.0.0/33", "10.0.0.1/", "0.0.0.0/0", "::/0", "1.2.3.4;5.6.7.8"] {
            let error = TrustedProxies::parse(bad).unwrap_err().to_string();
            assert!(error.contains("ASSAY_TRUSTED_PROXIES") && error.contains(bad), "{error}");
        }
    }
}

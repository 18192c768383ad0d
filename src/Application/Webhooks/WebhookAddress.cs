using System.Net;
using System.Net.Sockets;

namespace VanQuan.Workflows.Application.Webhooks;

/// <summary>
/// Which addresses the service calls for somebody: https, and none that lead back into the house, or whoever may add a webhook
/// could make the server knock at doors that are closed to them. A name is judged by what it resolves to at the moment of the
/// call (<see cref="Sending.WebhookClient"/>); this is also said beforehand, where a person types an address.
/// </summary>
public static class WebhookAddress
{
    public const int Longest = 500;

    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Parts of it that are not the internet, or wrap an IPv4 address: documentation, Teredo, 6to4.</summary>
    private static readonly IPNetwork[] SpecialV6 = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    /// <summary>The address where it can be called at all; null for one that is refused whatever it resolves to.</summary>
    public static Uri? Read(string? text, WebhookSettings settings)
    {
        if (text is null or { Length: > Longest } || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || uri.Host.Length == 0)
            return null;
        if (uri.IsLoopback ? !settings.AllowLoopback || uri.Scheme is not ("http" or "https") : uri.Scheme != Uri.UriSchemeHttps)
            return null;
        var literal = uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;
        return !literal || Allows(IPAddress.Parse(uri.Host.Trim('[', ']')), settings) ? uri : null;
    }

    public static bool Allows(IPAddress address, WebhookSettings settings)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return settings.AllowLoopback;
        if (settings.Networks.Any(network => network.Contains(address)))
            return true;
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Special.Any(network => network.Contains(address))
            : GlobalV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address));
    }
}

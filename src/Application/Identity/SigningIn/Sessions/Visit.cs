using System.Net;
using System.Net.Sockets;

namespace VanQuan.Workflows.Application.Identity.SigningIn.Sessions;

/// <summary>
/// From where somebody signs in, as much of it as helps them recognise themselves and no more: browser, system, and the
/// address without its last part (IPv4 /24, IPv6 /48). Empty where nothing is known.
/// </summary>
public sealed record Visit(string Browser, string System, string From)
{
    /// <summary>What stands for the machine the service runs on.</summary>
    public const string ThisMachine = "localhost";

    public static Visit Unknown { get; } = new("", "", "");

    // The order decides: Edge calls itself Chrome too, and Chrome Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static Visit Of(string? userAgent, IPAddress? from) => new(Named(Browsers, userAgent), Named(Systems, userAgent), Prefix(from));

    /// <summary>"Chrome trên Windows, từ 203.0.113.*"; null where nothing is known.</summary>
    public string? InWords(string language)
    {
        var english = language == "en";
        var device = Browser.Length > 0 && System.Length > 0 ? $"{Browser} {(english ? "on" : "trên")} {System}" : Browser + System;
        var place = From == ThisMachine ? (english ? "the server itself" : "chính máy chủ") : From;
        return (device, place) switch
        {
            ("", "") => null,
            ("", _) => place,
            (_, "") => device,
            _ => $"{device}, {(english ? "from" : "từ")} {place}",
        };
    }

    private static string Named((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Sign, StringComparison.OrdinalIgnoreCase) == true).Name ?? "";

    private static string Prefix(IPAddress? from)
    {
        if (from is null)
            return "";
        if (IPAddress.IsLoopback(from))
            return ThisMachine;
        var plain = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? $"{bytes[0]}.{bytes[1]}.{bytes[2]}.*"
            : $"{new IPAddress([.. bytes[..6], .. new byte[10]])}/48";
    }
}

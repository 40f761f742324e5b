using System.Net;

namespace GraphGateway.Getscreen.Http;

/// <summary>The proxy between the gateway and the upstream (<c>Getscreen:Proxy</c>). It bypasses loopback addresses.</summary>
/// <param name="proxy">The proxy for all other addresses.</param>
internal sealed class UpstreamProxy(IWebProxy proxy) : IWebProxy
{
    private const string None = "none";
    private const string Localhost = "localhost";

    private static readonly string[] _schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsLoopback(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => IsLoopback(host) || proxy.IsBypassed(host);

    /// <summary>Creates the proxy for a valid setting (see <see cref="IsSetting"/>). Null for <c>none</c>.</summary>
    public static UpstreamProxy? Create(string? setting) => setting switch
    {
        null => new(HttpClient.DefaultProxy),
        _ when IsNone(setting) => null,
        _ => new(CreateWebProxy(new Uri(setting))),
    };

    /// <summary>Whether a setting is valid: <c>none</c> or the URL of a proxy.</summary>
    public static bool IsSetting(string setting) => IsNone(setting)
        || (Uri.TryCreate(setting, UriKind.Absolute, out var url)
            && _schemes.Contains(url.Scheme) && url is { Host.Length: > 0, AbsolutePath: "/" or "", Query: "", Fragment: "" });

    private static bool IsNone(string setting) => setting.Equals(None, StringComparison.OrdinalIgnoreCase);

    private static WebProxy CreateWebProxy(Uri url) => new(new UriBuilder(url) { UserName = "", Password = "" }.Uri) { Credentials = CredentialsOf(url) };

    private static NetworkCredential? CredentialsOf(Uri url) => url.UserInfo.Split(':', 2) switch
    {
        [""] => null,
        [var name] => new(Uri.UnescapeDataString(name), ""),
        [var name, var password, ..] => new(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password)),
        _ => null,
    };

    private static bool IsLoopback(Uri url) => url.IsLoopback
        || url.IdnHost.TrimEnd('.') is var host
            && (host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{Localhost}", StringComparison.OrdinalIgnoreCase) || IsLoopback(host));

    // The unspecified address also connects to this machine.
    private static bool IsLoopback(string host)
    {
        if (!IPAddress.TryParse(host, out var address))
            return false;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
    }
}

namespace GraphGateway.Getscreen.Recordings;

/// <summary>The hosts from which recordings may be downloaded. These hosts receive the account's API key.</summary>
/// <param name="names">Host names. A name that starts with <c>*.</c> matches all subdomains, but not the domain itself.</param>
public sealed class RecordingHosts(IEnumerable<string> names)
{
    private readonly string[] _names = [.. names];

    /// <summary>Whether a text is a valid host name, or <c>*.</c> and a domain.</summary>
    public static bool IsName(string text) =>
        Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) is not UriHostNameType.Unknown;

    /// <summary>Whether the key may be sent to a URL: an https URL on an allowed host or on the API's host, or a URL with the API's origin. URLs with user info are not allowed.</summary>
    public bool Allow(Uri url, Uri baseAddress)
    {
        if (url.UserInfo.Length > 0)
            return false;
        return IsSameOrigin(url, baseAddress)
            || (url.Scheme == Uri.UriSchemeHttps && (IsSameHost(url.IdnHost, baseAddress.IdnHost) || _names.Any(name => Matches(name, url.IdnHost))));
    }

    private static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsSameHost(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string name, string host) => name.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > name.Length - 1 && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
        : IsSameHost(name, host);
}

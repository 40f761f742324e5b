namespace GraphGateway.Getscreen.Recordings;

/// <summary>Where recordings may be loaded from, and so where an account's key may go.</summary>
/// <param name="names">Host names; one that starts with <c>*.</c> stands for all hosts below it, not for the domain itself.</param>
public sealed class RecordingHosts(IEnumerable<string> names)
{
    private readonly string[] _names = [.. names];

    /// <summary>Whether a text names a host, or with <c>*.</c> before it all hosts below a domain.</summary>
    public static bool IsName(string text) =>
        Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) is not UriHostNameType.Unknown;

    /// <summary>Whether the key may go to a URL: to an allowed host by https, and to just where the account's API answers.</summary>
    public bool Allow(Uri url, Uri baseAddress)
    {
        if (url.UserInfo.Length > 0)
            return false;
        return IsSameOrigin(url, baseAddress)
            || (url.Scheme == Uri.UriSchemeHttps && (IsSameHost(url.IdnHost, baseAddress.IdnHost) || _names.Any(name => Covers(name, url.IdnHost))));
    }

    private static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsSameHost(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Covers(string name, string host) => name.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > name.Length - 1 && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
        : IsSameHost(name, host);
}

using GraphGateway.Getscreen.Http;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>Checks what single ranges cannot say.</summary>
internal sealed class GetscreenOptionsValidator : IValidateOptions<GetscreenOptions>
{
    private const string NoKey = "is no key: it may have 1 to 1,000 visible ASCII characters, and neither blanks nor line ends. Perhaps the file that it comes from ends with a line end.";

    public ValidateOptionsResult Validate(string? name, GetscreenOptions options)
    {
        string[] failures = [.. Failures(options)];
        return failures.Length > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Failures(GetscreenOptions options)
    {
        if (!IsHttp(options.BaseAddress))
            yield return "Getscreen:BaseAddress must be an absolute http or https URL without a query.";
        if (options.Proxy is { } proxy && !UpstreamProxy.IsSetting(proxy))
            yield return $"Getscreen:Proxy{Shown(proxy)} is not a proxy. Set it to 'none' or to a URL without path and query, such as http://proxy.example:3128; "
                + "the schemes are http, https, socks4, socks4a and socks5. Leave it out to use HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.";
        if (options.AttemptTimeout > options.Timeout)
            yield return $"Getscreen:AttemptTimeout is {options.AttemptTimeout}. It must not be longer than Getscreen:Timeout ({options.Timeout}).";
        if (!string.IsNullOrEmpty(options.ApiKey) && options.Accounts.ContainsKey(GetscreenAccountRegistry.Default))
            yield return "Getscreen:ApiKey and Getscreen:Accounts:default are both set, and both name the account 'default'. Leave one of them out.";
        if (!string.IsNullOrEmpty(options.ApiKey) && !GetscreenAccount.IsKey(options.ApiKey))
            yield return $"Getscreen:ApiKey {NoKey}";
        foreach (var (account, settings) in options.Accounts)
        {
            if (!IsName(account))
                yield return $"Getscreen:Accounts has the name '{account}'. A name has 1 to 40 lower-case letters, digits, '-', '_' and '.', and does not begin with 'key-'.";
            if (string.IsNullOrEmpty(settings.ApiKey))
                yield return $"Getscreen:Accounts:{account}:ApiKey is missing.";
            else if (!GetscreenAccount.IsKey(settings.ApiKey))
                yield return $"Getscreen:Accounts:{account}:ApiKey {NoKey}";
            if (settings.BaseAddress is not null && !IsHttp(settings.BaseAddress))
                yield return $"Getscreen:Accounts:{account}:BaseAddress must be an absolute http or https URL without a query.";
        }
    }

    // Before an @ there may be a password.
    private static string Shown(string proxy) => proxy.Contains('@', StringComparison.Ordinal) ? "" : $" '{proxy}'";

    private static bool IsHttp(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "" };

    // Names that begin with key- belong to callers who bring their own keys.
    private static bool IsName(string name) => name.Length is > 0 and <= 40
        && !name.StartsWith("key-", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');
}

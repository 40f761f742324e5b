using GraphGateway.Getscreen.Http;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>Validates the rules that data annotations cannot express: URLs, account names, keys, and settings that depend on each other.</summary>
internal sealed class GetscreenOptionsValidator : IValidateOptions<GetscreenOptions>
{
    private const string InvalidKey = "is not a valid key. A key has 1 to 1,000 visible ASCII characters, without spaces or line breaks. A key file must not end with a line break.";

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
            yield return $"Getscreen:Proxy{DisplayText(proxy)} is not a proxy. Set it to 'none' or to a URL without path and query, such as http://proxy.example:3128; "
                + "the schemes are http, https, socks4, socks4a and socks5. Leave it out to use HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.";
        if (options.AttemptTimeout > options.Timeout)
            yield return $"Getscreen:AttemptTimeout is {options.AttemptTimeout}. It must not be longer than Getscreen:Timeout ({options.Timeout}).";
        if (!string.IsNullOrEmpty(options.ApiKey) && options.Accounts.ContainsKey(GetscreenAccountRegistry.Default))
            yield return "Getscreen:ApiKey and Getscreen:Accounts:default are both set, and both name the account 'default'. Leave one of them out.";
        if (!string.IsNullOrEmpty(options.ApiKey) && !GetscreenAccount.IsKey(options.ApiKey))
            yield return $"Getscreen:ApiKey {InvalidKey}";
        foreach (var (account, settings) in options.Accounts)
        {
            if (!IsName(account))
                yield return $"Getscreen:Accounts has the name '{account}'. A name has 1 to 40 lower-case letters, digits, '-', '_' and '.', and does not start with 'key-'.";
            if (string.IsNullOrEmpty(settings.ApiKey))
                yield return $"Getscreen:Accounts:{account}:ApiKey is missing.";
            else if (!GetscreenAccount.IsKey(settings.ApiKey))
                yield return $"Getscreen:Accounts:{account}:ApiKey {InvalidKey}";
            if (settings.BaseAddress is not null && !IsHttp(settings.BaseAddress))
                yield return $"Getscreen:Accounts:{account}:BaseAddress must be an absolute http or https URL without a query.";
        }
    }

    // The part before an @ may contain a password.
    private static string DisplayText(string proxy) => proxy.Contains('@', StringComparison.Ordinal) ? "" : $" '{proxy}'";

    private static bool IsHttp(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "" };

    // The prefix key- is reserved for the accounts of callers that send their own keys.
    private static bool IsName(string name) => name.Length is > 0 and <= 40
        && !name.StartsWith("key-", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');
}

using System.Buffers.Text;
using System.Security.Cryptography;
using GraphGateway.Callers;
using GraphGateway.Getscreen;
using GraphGateway.Security;

namespace GraphGateway.Commands;

/// <summary>
/// The command <c>token create [--name NAME] [--account NAME] [--scope SCOPE]…</c>: creates an access token of the gateway. The token is printed once and
/// never stored: the settings contain its SHA-256 hash.
/// </summary>
internal static class TokenCommand
{
    private const string Prefix = "ggw_";
    private const int SecretBytes = 32;
    private static readonly string[] _defaultScopes = [Scopes.AgentsRead, Scopes.SupportRead, Scopes.SessionsRead];

    public static bool Matches(string[] args) => args is ["token", ..];

    public static int Run(string[] args)
    {
        if (args is not ["token", "create", .. var rest] || Parse(rest) is not { } entry)
        {
            Console.Error.WriteLine($"Usage: token create [--name NAME] [--account NAME] [--scope SCOPE]...{Environment.NewLine}Scopes: {string.Join(", ", Scopes.All)}. Without --scope: {string.Join(", ", _defaultScopes)}.");
            return 2;
        }

        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        entry.Sha256 = Sha256Hash.Of(token);
        Console.Error.WriteLine("The token, shown only once. Send it as Authorization: Bearer.");
        Console.Out.WriteLine(token);
        Console.Error.WriteLine($"{Environment.NewLine}Its environment variables. For further tokens, increment the index 0:");
        Console.Out.WriteLine(Entry(entry));
        return 0;
    }

    private static TokenOptions? Parse(string[] args)
    {
        var entry = new TokenOptions { Name = "service" };
        for (; args is [var option, var value, .. var rest]; args = rest)
        {
            if (value.StartsWith("--", StringComparison.Ordinal) || !TryApply(entry, option, value))
                return null;
        }

        if (entry.Scopes.Count == 0)
            entry.Scopes.AddRange(_defaultScopes);
        return args.Length == 0 ? entry : null;
    }

    private static bool TryApply(TokenOptions entry, string option, string value)
    {
        switch (option)
        {
            case "--name": entry.Name = value; return true;
            case "--account": entry.Account = value; return true;
            case "--scope" when Scopes.All.Contains(value): entry.Scopes.Add(value); return true;
            default: return false;
        }
    }

    private static string Entry(TokenOptions entry)
    {
        const string Key = "Security__Tokens__0__";
        string[] lines =
        [
            $"{Key}Name={entry.Name}",
            $"{Key}Sha256={entry.Sha256}",
            .. entry.Account == GetscreenAccountRegistry.Default ? Array.Empty<string>() : [$"{Key}Account={entry.Account}"],
            .. entry.Scopes.Select((scope, index) => $"{Key}Scopes__{index}={scope}"),
        ];
        return string.Join(Environment.NewLine, lines);
    }
}

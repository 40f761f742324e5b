using GraphGateway.Callers;
using GraphGateway.Security;

namespace GraphGateway.Tests.Harness;

/// <summary>A gateway with two accounts, each with the token of a caller that may do everything.</summary>
internal static class TwoAccounts
{
    public static readonly (string, string) Default = ("Authorization", "Bearer the-token-of-default");
    public static readonly (string, string) Berlin = ("Authorization", "Bearer the-token-of-berlin");

    public static Dictionary<string, string> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string> { ["Security:AllowAnonymous"] = "false", ["Getscreen:Accounts:berlin:ApiKey"] = "sandbox-key" };
        foreach (var (index, account) in new[] { "default", "berlin" }.Index())
        {
            settings[$"Security:Tokens:{index}:Name"] = account;
            settings[$"Security:Tokens:{index}:Account"] = account;
            settings[$"Security:Tokens:{index}:Sha256"] = Sha256Hash.Of($"the-token-of-{account}");
            foreach (var (number, scope) in Scopes.All.Index())
                settings[$"Security:Tokens:{index}:Scopes:{number}"] = scope;
        }

        foreach (var (key, value) in more)
            settings[key] = value;
        return settings;
    }
}

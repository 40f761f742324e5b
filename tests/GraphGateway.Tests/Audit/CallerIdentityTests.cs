using System.Text.Json;
using GraphGateway.Tests.Callers;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using GraphGateway.Tests.Security;

namespace GraphGateway.Tests.Audit;

/// <summary>Who the audit trail says a caller is.</summary>
public sealed class CallerIdentityTests : IDisposable
{
    private readonly Folder _folder = Folder.Create();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("reports", "reports")]
    [InlineData("token:reports", "token:reports")]
    [InlineData("a\nmutation connectAgent 1 by root", "a?mutation connectAgent 1 by root")]
    [InlineData(null, "ann")]
    public async Task A_jwt_caller_is_told_by_issuer_and_subject_with_the_name_beside(string? name, string told)
    {
        await using var gateway = await Gateway.StartAsync(settings: new(CredentialsTests.JwtSettings) { ["Audit:File"] = _folder.Trail });
        await gateway.ConnectAsync("1001", key: null, JwtIdentityTests.Bearer("ann", name));
        await Patience.Until(() => _folder.Lines().Length == 1);

        var line = JsonSerializer.Deserialize<JsonElement>(_folder.Lines()[0]);

        string[] expected = ["subject:issuer|ann", "issuer", "ann", told];
        Assert.Equal(expected, new[] { "who", "callerIssuer", "callerSubject", "callerName" }.Select(property => line.GetProperty(property).GetString()));
        Assert.Contains($"by subject:issuer|ann for default: success", gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"by {told} for", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_told_by_the_name_that_the_operator_gave_it()
    {
        await using var gateway = await Gateway.StartAsync(settings: TwoAccounts.Settings(("Audit:File", _folder.Trail)));
        await gateway.ConnectAsync("1001", key: null, TwoAccounts.Berlin);
        await Patience.Until(() => _folder.Lines().Length == 1);

        var line = JsonSerializer.Deserialize<JsonElement>(_folder.Lines()[0]);

        Assert.Equal(("berlin", "berlin"), (line.GetProperty("who").GetString(), line.GetProperty("account").GetString()));
        Assert.False(line.TryGetProperty("callerSubject", out _));
    }
}

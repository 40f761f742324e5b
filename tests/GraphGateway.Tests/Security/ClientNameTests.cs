using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>A client name is shown to operators, so it may hold nothing that makes it look like another one.</summary>
public sealed class ClientNameTests
{
    private const string Create = "mutation($name: String) { createSupportConnection(input: { clientName: $name }) { supportConnection { clientName } errors { __typename ... on Error { code message } } } }";

    [Fact]
    public async Task Control_and_format_characters_are_rejected_without_a_call()
    {
        await using var gateway = await Gateway.StartAsync();
        string[] characters =
        [
            "\0", "\n", "\u007f", "\u0085", "\u00ad", "\u061c", "\u200b", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff", "\ufff9",
            "\U000e0041", "\U0001d173",
        ];

        foreach (var character in characters)
        {
            var answer = await gateway.AskAsync(Create, new { name = $"Ann{character}Smith" });
            var error = answer.GetProperty("data").GetProperty("createSupportConnection").GetProperty("errors")[0];
            Assert.Equal(("InvalidClientNameError", "INVALID_CLIENT_NAME"), (error.GetProperty("__typename").GetString(), error.GetProperty("code").GetString()));
        }

        Assert.Empty(gateway.Calls);
    }

    [Theory]
    [InlineData("Zoë Müller-Łukasz")]
    [InlineData("\u05e9\u05dc\u05d5\u05dd")]
    [InlineData("\u5c71\u7530 \u592a\u90ce")]
    [InlineData("Ann \U0001f600")]
    public async Task Printable_names_of_any_script_are_taken(string name)
    {
        await using var gateway = await Gateway.StartAsync();

        var payload = (await gateway.AskAsync(Create, new { name })).GetProperty("data").GetProperty("createSupportConnection");

        Assert.Equal(name, payload.GetProperty("supportConnection").GetProperty("clientName").GetString());
    }
}

using System.Reflection;
using GraphGateway.Caching;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Security;
using GraphGateway.Startup;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Docs;

/// <summary>What the pages promise to list is listed.</summary>
public sealed class DocsTests
{
    // Those that belong to a name or a number are in the page under what stands for it.
    private static readonly (string Section, Type Options)[] _elements =
        [("Security:Tokens:N", typeof(TokenOptions)), ("Getscreen:Accounts:NAME", typeof(GetscreenAccountOptions)), ("Caching:Agents", typeof(CachedDataOptions))];

    [Fact]
    public void Every_option_is_in_the_configuration_page()
    {
        var page = File.ReadAllText(Repository.Path("docs", "configuration.md"));
        var missing = SettingsSections.All.Concat(_elements)
            .SelectMany(options => options.Options.GetProperties().Select(property => $"{options.Section}:{property.Name}"))
            .Where(key => !page.Contains(key, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_error_code_is_in_the_errors_page()
    {
        var page = File.ReadAllText(Repository.Path("docs", "errors.md"));
        var missing = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(code => !page.Contains(code, StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}

using System.Text.RegularExpressions;
using GraphGateway.Getscreen;
using GraphGateway.Hosting;
using GraphGateway.Sandbox;
using GraphGateway.Startup;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Startup;

/// <summary>A malformed setting is one line that names the setting, the value and the form wanted.</summary>
public sealed partial class SettingsTests
{
    // Any text is one.
    private static readonly string[] _texts = ["Audit:File"];

    // Of what is no text of the options: the malformed value.
    private static readonly Dictionary<string, string> _others = new(StringComparer.Ordinal)
    {
        ["Getscreen:ApiKey"] = "two words",
        ["Getscreen:Accounts:berlin:ApiKey"] = "two words",
        ["Getscreen:Proxy"] = "proxy.example:3128",
        ["Sandbox:ApiKey"] = "",
        ["Security:Tokens:0:Name"] = " ",
        ["Security:Tokens:0:Sha256"] = "abc",
        ["Security:Tokens:0:Account"] = "atlantis",
        ["Security:Tokens:0:Scopes:0"] = "agents:fly",
        ["Security:Jwt:ScopeClaim"] = "",
        ["Security:Jwt:AccountClaim"] = "",
        ["Security:AllowedOrigins:0"] = "app.example.com",
        ["Operations:PersistedDocuments:Manifest"] = "/nowhere",
        ["ConnectionStrings:Redis"] = "localhost:6379,ssl=maybe",
        ["ScaleOut:EncryptionKey"] = "tiny",
        ["ScaleOut:KeyPrefix"] = "",
        ["Http:KnownProxies:0"] = "10.0.0.0/99",
        ["Management:Address"] = "gateway.example",
        ["AllowedHosts"] = "https://gateway.example",
        ["Recordings:AllowedHosts:0"] = "https://films.example",
        ["Recordings:SigningKey"] = "tiny",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector",
        ["Logging:Console:FormatterName"] = "xml",
        ["Authentication:Schemes:Bearer:RequireHttpsMetadata"] = "yes",
    };

    // What must be set beside it, so that it counts.
    private static readonly Dictionary<string, string> _beside = new(StringComparer.Ordinal)
    {
        ["Getscreen:ApiKey"] = "a-key",
        ["Security:AllowAnonymous"] = "true",
        ["Sandbox:Enabled"] = "false",
        ["Health:WaitForUpstream"] = "false",
        ["Security:Tokens:0:Name"] = "service",
        ["Security:Tokens:0:Sha256"] = new string('0', 64),
        ["Security:Tokens:0:Scopes:0"] = "agents:read",
    };

    private static readonly string[] _hidden =
        ["Getscreen:ApiKey", "Getscreen:Accounts:berlin:ApiKey", "Security:Tokens:0:Sha256", "ConnectionStrings:Redis", "ScaleOut:EncryptionKey", "Recordings:SigningKey"];

    private static readonly string[] _secrets = ["two words", "ssl=maybe", "tiny"];

    public static TheoryData<string, string> Documented()
    {
        var data = new TheoryData<string, string>();
        foreach (var key in KeysOfThePage())
        {
            foreach (var value in Malformed(key))
                data.Add(key, value);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Each_documented_setting_that_is_malformed_is_told_in_one_line(string key, string value)
    {
        var refusal = await RefusalAsync(new(_beside) { [key] = value });

        Assert.DoesNotContain('\n', refusal);
        Assert.StartsWith("GraphGateway does not start: ", refusal, StringComparison.Ordinal);
        Assert.Contains(EndOfList().Replace(key, ""), refusal, StringComparison.Ordinal);
        if (!_hidden.Contains(key))
            Assert.Contains(value.Length == 0 ? "empty" : value, refusal, StringComparison.Ordinal);
        Assert.All(_secrets, secret => Assert.DoesNotContain(secret, refusal, StringComparison.Ordinal));
        Assert.True(_others.ContainsKey(key) || refusal.Contains("It must be ", StringComparison.Ordinal), refusal);
    }

    [Fact]
    public async Task Each_of_several_faults_has_a_line()
    {
        var refusal = await RefusalAsync(new(_beside) { ["Getscreen:Timeout"] = "10s", ["Http:MaxBatchSize"] = "many", ["Playground:Enabled"] = "yes", ["urls"] = "http://localhost:70000" });

        Assert.Equal(
            [
                "GraphGateway does not start: Getscreen:Timeout is '10s'. It must be a duration from 00:00:00.1 to 00:05:00, written as hours:minutes:seconds, such as 00:00:10.",
                "GraphGateway does not start: Http:MaxBatchSize is 'many'. It must be a whole number from 0 to 100, such as 0.",
                "GraphGateway does not start: Playground:Enabled is 'yes'. It must be true or false.",
                "GraphGateway does not start: urls (ASPNETCORE_URLS) is 'http://localhost:70000'. It must be an address without a path, such as http://localhost:5080 or https://*:8443.",
            ],
            refusal.Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("Caching:MaxStale", "1", "Caching:MaxStale is '1'. It must be a duration")] // of days, for .NET
    [InlineData("Getscreen:KeyPlacement", "1", "It must be Query or Header")]
    [InlineData("Getscreen:Retries", "0x2", "It must be a whole number from 0 to 10")]
    [InlineData("Getscreen:RetryBudget", "NaN", "It must be a number from 0.01 to 10")]
    [InlineData("Getscreen:BaseAddress", "https://name:hidden@api.example/v1?apikey=hidden", "Getscreen:BaseAddress is 'https://…@api.example/v1…'")]
    [InlineData("Getscreen:Timeout:Seconds", "10", "Getscreen:Timeout has settings below it")]
    [InlineData("Getscreen:Accounts", "hidden", "Getscreen:Accounts has a value, but it is a group of settings")]
    [InlineData("Security:AllowedOrigins", "https://app.example.com", "Set the settings below it, such as Security:AllowedOrigins:0.")]
    [InlineData("Getscreen:Timeout", "10\ns", "Getscreen:Timeout is '10 s'")]
    [InlineData("Shutdown:DrainDelay", "00:00:30", "Shutdown:DrainDelay is 00:00:30. It must be at least a second shorter than Shutdown:Limit (00:00:30)")]
    [InlineData("Audit:File", "/", "Audit:File is '/', which is a folder")]
    [InlineData("Logging:LogLevel:Default", "loud", "Logging:LogLevel:Default is 'loud'. It must be Trace or Debug")]
    [InlineData("Logging:Console:LogLevel:Default", "loud", "Logging:Console:LogLevel:Default is 'loud'")]
    [InlineData("urls", "localhost", "urls (ASPNETCORE_URLS) is 'localhost'")]
    [InlineData("urls", "ftp://localhost:1", "urls (ASPNETCORE_URLS) is 'ftp://localhost:1'")]
    [InlineData("urls", "http://*:port", "urls (ASPNETCORE_URLS) is 'http://*:port'")]
    [InlineData("urls", "http://localhost:1/path", "an address without a path")]
    [InlineData("urls", "http://localhost:5123;http://127.0.0.1:5123", "urls (ASPNETCORE_URLS) uses the port 5123 (http://127.0.0.1:5123)")]
    [InlineData("http_ports", "80a", "http_ports (ASPNETCORE_HTTP_PORTS) has the port '80a'", "urls", "")]
    [InlineData("Kestrel:Endpoints:A:Url", "nowhere", "Kestrel:Endpoints:A:Url is 'nowhere'")]
    [InlineData("Kestrel:Endpoints:A:Protocols", "Http1", "Kestrel:Endpoints:A:Url is missing")]
    [InlineData("Kestrel:EndpointDefaults:Protocols", "Http7", "It must be None or Http1")]
    [InlineData("Kestrel:Certificates:Default:Path", "/nowhere.pfx", "Kestrel:Certificates:Default:Path is '/nowhere.pfx', but the file does not exist")]
    [InlineData("Management:Port", "5124", "Management:Port uses the port 5124 (http://localhost:5124), which urls (ASPNETCORE_URLS) uses too (http://127.0.0.1:5124)", "urls", "http://127.0.0.1:5124")]
    [InlineData("Management:Port", "5124", "which urls (ASPNETCORE_URLS) uses too (http://10.0.0.5:5124)", "urls", "http://10.0.0.5:5124")]
    [InlineData("Management:Port", "5124", "which Kestrel:Endpoints:A:Url uses too", "Kestrel:Endpoints:A:Url", "http://[::1]:5124")]
    [InlineData("Sandbox:Port", "5124", "Sandbox:Port uses the port 5124", "urls", "http://localhost:5124", "Sandbox:Enabled", "true")]
    public async Task What_the_binder_or_the_web_server_would_take_or_tell_badly_is_told_well(string key, string value, string told, params string[] more)
    {
        var settings = new Dictionary<string, string>(_beside) { [key] = value };
        foreach (var pair in more.Chunk(2))
            settings[pair[0]] = pair[1];

        var refusal = await RefusalAsync(settings);

        Assert.Contains(told, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5125;http://[::1]:5125")]
    [InlineData("http://127.0.0.1:0;http://[::1]:0")]
    [InlineData("http://*:5125;https://+:5126")]
    [InlineData("http://unix:/tmp/a.sock;http://unix:/tmp/b.sock")]
    [InlineData("")]
    public void Addresses_that_do_not_collide_are_taken(string urls) =>
        Assert.Null(Record.Exception(() => Require($"--urls={urls}")));

    [Fact]
    public void Each_section_of_settings_is_checked()
    {
        var sections = new[] { typeof(Program), typeof(GetscreenOptions), typeof(SandboxOptions) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.GetField("Section")?.IsLiteral is true);

        Assert.Equal(sections.Select(type => type.Name).Order(StringComparer.Ordinal), SettingsSections.All.Select(section => section.Options.Name).Order(StringComparer.Ordinal));
    }

    private static void Require(params string[] args)
    {
        var builder = GatewayBuilder.Create(args);
        SettingsCheck.Require(builder.Configuration, builder.Environment);
    }

    private static async Task<string> RefusalAsync(Dictionary<string, string> settings)
    {
        var exception = await Record.ExceptionAsync(() => Program.BuildAsync([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]));
        return StartFailureMessage.Of(Assert.IsAssignableFrom<Exception>(exception)) ?? throw new InvalidOperationException("It is not told.", exception);
    }

    private static IEnumerable<string> KeysOfThePage() =>
        from line in File.ReadLines(Repository.Path("docs", "configuration.md"))
        let key = KeyOfLine().Match(line)
        where key.Success
        let named = key.Groups["key"].Value.Replace("NAME", "berlin", StringComparison.Ordinal).Replace(":*", ":RequireHttpsMetadata", StringComparison.Ordinal)
        select NumberOfElement().Replace(named, ":0");

    private static string[] Malformed(string key) => true switch
    {
        _ when _texts.Contains(key) => [],
        _ when _others.TryGetValue(key, out var value) => [value],
        _ when TypeOf(key) is { } type => type switch
        {
            _ when type == typeof(bool) => ["yes", ""],
            _ when type == typeof(TimeSpan) => ["10s", "-00:00:01", "99.00:00:00", ""],
            _ when type == typeof(Uri) => ["nowhere", "ftp://example.com", ""],
            _ when type.IsEnum => ["Nonsense", ""],
            _ when type == typeof(int) && key == "Sandbox:Seed" => ["many", "99999999999", ""],
            _ when type == typeof(int) || type == typeof(long) || type == typeof(double) => ["many", "-1", "999999999999", ""],
            _ => throw new InvalidOperationException($"Say what a malformed {key} is."),
        },
        _ => throw new InvalidOperationException($"Say what a malformed {key} is."),
    };

    private static Type? TypeOf(string key)
    {
        var (section, options) = SettingsSections.All.Where(section => key.StartsWith($"{section.Section}:", StringComparison.Ordinal)).MaxBy(section => section.Section.Length);
        if (options is null)
            return null;
        var type = options;
        foreach (var part in key[(section.Length + 1)..].Split(':'))
            type = type?.GetProperty(part)?.PropertyType ?? (type is { IsGenericType: true } ? type.GetGenericArguments()[^1] : null);
        return type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
    }

    [GeneratedRegex(":0$|:RequireHttpsMetadata$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EndOfList();

    [GeneratedRegex(":[NM](?=:|$)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NumberOfElement();

    [GeneratedRegex(@"^\| `(?<key>[A-Za-z_]+(:[A-Za-z0-9*]+)*)`.* \|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex KeyOfLine();
}

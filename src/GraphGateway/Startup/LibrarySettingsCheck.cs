using GraphGateway.Http;
using GraphGateway.Settings;

namespace GraphGateway.Startup;

/// <summary>Validates settings that libraries read directly. The libraries ignore a malformed value, or fail without the name of the setting.</summary>
internal static class LibrarySettingsCheck
{
    private static readonly string[] _formatters = ["json", "simple", "systemd"];

    public static IEnumerable<string> Failures(IConfiguration configuration) =>
    [
        .. LogLevels(configuration.GetSection("Logging")),
        .. Formatter(configuration.GetSection("Logging:Console:FormatterName")),
        .. Endpoint(configuration.GetSection("OTEL_EXPORTER_OTLP_ENDPOINT")),
        .. Hosts(configuration.GetSection(AllowedHosts.Setting)),
    ];

    // The levels for all providers, and those of each provider.
    private static IEnumerable<string> LogLevels(IConfigurationSection logging) =>
        from levels in logging.GetChildren().Select(provider => provider.GetSection("LogLevel")).Prepend(logging.GetSection("LogLevel"))
        from level in levels.GetChildren()
        where level.Value is not null && !Enum.GetNames<LogLevel>().Contains(level.Value, StringComparer.OrdinalIgnoreCase)
        select $"{level.Path} is '{SettingFormat.Shown(level.Value!, typeof(LogLevel))}'. It must be {string.Join(" or ", Enum.GetNames<LogLevel>())}.";

    private static IEnumerable<string> Formatter(IConfigurationSection name) =>
        name.Value is null || _formatters.Contains(name.Value, StringComparer.OrdinalIgnoreCase)
            ? []
            : [$"{name.Path} is '{SettingFormat.Shown(name.Value, typeof(string))}'. It must be {string.Join(" or ", _formatters)}."];

    private static IEnumerable<string> Hosts(IConfigurationSection hosts) =>
        hosts.GetChildren().Any() || !AllowedHosts.Split(hosts.Value).All(AllowedHosts.IsName)
            ? [$"{hosts.Path} is '{SettingFormat.Shown(hosts.Value ?? "a list", typeof(string))}'. It must be a single string of host names without ports, separated by semicolons, such as gateway.example.com;*.internal.example.com."]
            : [];

    // The OpenTelemetry specification treats an empty variable as not set.
    private static IEnumerable<string> Endpoint(IConfigurationSection endpoint) =>
        string.IsNullOrEmpty(endpoint.Value) || (Uri.TryCreate(endpoint.Value, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" })
            ? []
            : [$"{endpoint.Path} is '{SettingFormat.Shown(endpoint.Value, typeof(Uri))}'. It must be an absolute http or https URL, such as http://localhost:4317."];
}

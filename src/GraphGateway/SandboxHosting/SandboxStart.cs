using GraphGateway.Getscreen;
using GraphGateway.Sandbox;

namespace GraphGateway.SandboxHosting;

/// <summary>Starts the sandbox in the gateway process, if it is enabled, and configures it as the upstream.</summary>
internal static class SandboxStart
{
    public static async Task AddSandboxAsync(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration, builder.Environment))
            return;

        var options = builder.Configuration.GetSection(SandboxOptions.Section).Get<SandboxOptions>() ?? new();
        var sandbox = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{GetscreenOptions.Section}:{nameof(GetscreenOptions.BaseAddress)}"] = sandbox.BaseAddress.AbsoluteUri,
            [$"{GetscreenOptions.Section}:{nameof(GetscreenOptions.ApiKey)}"] = sandbox.ApiKey,
            ["Security:AllowAnonymous"] = builder.Configuration["Security:AllowAnonymous"] ?? "true",
        });
        // Registered with a factory, because the container disposes only instances that it creates.
        builder.Services.AddSingleton(_ => sandbox);
        builder.Services.AddHostedService<SandboxLifetime>();
    }

    /// <summary>Whether the sandbox is enabled. In Development it is enabled by default, unless a key is configured: then the developer wants the real account.</summary>
    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) => bool.TryParse(configuration[$"{SandboxOptions.Section}:{nameof(SandboxOptions.Enabled)}"], out var isOn)
        ? isOn
        : environment.IsDevelopment() && string.IsNullOrEmpty(configuration["Getscreen:ApiKey"]);
}

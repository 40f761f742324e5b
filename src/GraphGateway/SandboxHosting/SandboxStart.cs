using GraphGateway.Getscreen;
using GraphGateway.Sandbox;

namespace GraphGateway.SandboxHosting;

/// <summary>Starts the sandbox beside the gateway and points the gateway at it, where it is switched on.</summary>
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
        // Made by the container, so that the container disposes of it.
        builder.Services.AddSingleton(_ => sandbox);
        builder.Services.AddHostedService<SandboxLifetime>();
    }

    /// <summary>Whether the sandbox starts. A developer who has configured a key wants to see the real account.</summary>
    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) => bool.TryParse(configuration[$"{SandboxOptions.Section}:{nameof(SandboxOptions.Enabled)}"], out var isOn)
        ? isOn
        : environment.IsDevelopment() && string.IsNullOrEmpty(configuration["Getscreen:ApiKey"]);
}

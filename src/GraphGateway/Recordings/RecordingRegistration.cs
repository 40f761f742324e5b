using GraphGateway.Getscreen.Recordings;
using GraphGateway.Http;
using GraphGateway.ScaleOut;
using GraphGateway.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>Adds the links of recordings, and what answers them.</summary>
internal static class RecordingRegistration
{
    private const string Purpose = "GraphGateway.Recordings.v1";

    public static IServiceCollection AddRecordings(this IServiceCollection services)
    {
        services.AddOptions<RecordingsOptions>().BindConfiguration(RecordingsOptions.Section).ValidateDataAnnotations()
            .ValidateEach(options => options.AllowedHosts.Where(host => !RecordingHosts.IsName(host)).Select(host => $"Recordings:AllowedHosts holds '{host}'. It must hold host names, such as films.example, or *.films.example for all hosts below it."))
            .Validate(options => options.SigningKey is null or "" or { Length: >= RecordingsOptions.LeastKeyLength }, $"Recordings:SigningKey is too short. It must have at least {RecordingsOptions.LeastKeyLength} characters.")
            .ValidateOnStart();
        services.AddRecordingClient();
        services.AddSingleton(provider => new RecordingHosts(provider.GetRequiredService<IOptions<RecordingsOptions>>().Value.AllowedHosts is [_, ..] hosts ? hosts : ["*.getscreen.me"]));
        services.AddSingleton<RecordingAccounts>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RecordingLinkProtector>(provider, Protector(provider)));
        services.AddSingleton<RecordingDownloads>();
        services.AddSingleton<RecordingProxy>();
        return services.AddSingleton<IHttpContextFactory, RecordingTokenRedaction>();
    }

    /// <summary>Answers links. The token has left the path by then, and is enough by itself: a player sends no credentials.</summary>
    public static void MapRecordings(this IEndpointRouteBuilder routes) => routes
        .MapMethods(RecordingLinkProtector.Path, [HttpMethods.Get, HttpMethods.Head], routes.ServiceProvider.GetRequiredService<RecordingProxy>().HandleAsync)
        .AllowAnonymous();

    private static IDataProtector Protector(IServiceProvider provider) => provider.GetRequiredService<IOptions<RecordingsOptions>>().Value.SigningKey is { Length: > 0 } key
        ? new SharedKeyProtector(key, Purpose)
        : provider.GetDataProtector(Purpose);
}

using GraphGateway.Agents;
using GraphGateway.Commands;
using GraphGateway.Getscreen;
using GraphGateway.Graph;
using GraphGateway.Http;
using GraphGateway.Operations;
using GraphGateway.Playground;
using GraphGateway.SandboxHosting;
using GraphGateway.Security;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;

if (SchemaExport.Matches(args))
    return SchemaExport.Run(args);

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
await builder.AddSandboxAsync();

// The upstream
builder.Services.AddGetscreen();

// What clients see
builder.Services.AddGatewayGraphQL();
builder.Services.AddAgents();
builder.Services.AddSupportConnections();
builder.Services.AddSessions();

// How requests come in
builder.Services.AddSecurity();
builder.Services.AddOperations();
builder.Services.AddGraphQLOverHttp();
builder.Services.AddPlayground();
builder.Services.AddHealthChecks();

var app = builder.Build();

app.MapGraphQL();
app.MapPlayground(GraphQLEndpoint.Path);
app.MapHealthChecks("/health/live");
app.SayWhereToClick();

await app.RunAsync();
return 0;

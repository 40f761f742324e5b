using GraphGateway.Agents;
using GraphGateway.Getscreen;
using GraphGateway.Graph;
using GraphGateway.Http;
using GraphGateway.Operations;
using GraphGateway.Security;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSecurity();
builder.Services.AddGatewayGraphQL();
builder.Services.AddAgents();
builder.Services.AddSupportConnections();
builder.Services.AddSessions();
builder.Services.AddOperations();
builder.Services.AddGraphQLOverHttp();

var app = builder.Build();
app.MapGraphQL();
await app.RunAsync();

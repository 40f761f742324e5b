# syntax=docker/dockerfile:1

# Images are named by digest, so that a build is the same tomorrow. Dependabot proposes newer ones.
FROM node:22-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble@sha256:e70cdb7f80b0348f5cb85f19a8f670fca061f033d57eed12fa003d58b0e06317 AS build
# The playground is built with npm while the server is.
COPY --from=node /usr/local/ /usr/local/
WORKDIR /source
COPY . .
# The locked restore accepts only the packages in the lock files. tests/publish.sh takes the publish step from here and tries what comes of it.
RUN --mount=type=cache,target=/root/.nuget/packages --mount=type=cache,target=/root/.npm \
    dotnet restore src/GraphGateway --locked-mode && \
    dotnet publish src/GraphGateway --configuration Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:RequirePlayground=true -p:UseAppHost=false --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled@sha256:48e51f2f6798897be7ac4e775c049ed8fe60d3190f637e1f9c9dc7513efa659c
WORKDIR /app
COPY --from=build /app .
# The base image names its port in a second way, which would only be warned of.
ENV ASPNETCORE_HTTP_PORTS="" \
    ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
USER $APP_UID
# The image has neither shell nor curl, so the server asks itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 CMD ["dotnet", "GraphGateway.dll", "health"]
ENTRYPOINT ["dotnet", "GraphGateway.dll"]

// The program, in as many replicas as one likes, and beside each a collector that takes its telemetry to Application
// Insights: the platform's own OpenTelemetry agent takes traces and logs there, and no metrics.

@description('Where it stands.')
param location string

@description('The name of the app.')
param name string

@description('The image with its registry and version.')
param image string

@description('The registry that asks who pulls, such as contoso.azurecr.io; empty where none does.')
param registryServer string

@description('The identity that the bot is.')
param identityId string

@description('Its client id.')
param botId string

@description('The tenant that is served.')
param tenantId string

@description('Entra object ids of the first PMO, by commas.')
param admins string

@description('A date, or false.')
param peopleConsultedOn string

@description('Where the tables are.')
param tableEndpoint string

@description('The OAuth connection of the bot; empty where Graph is off.')
param connectionName string

@description('How many replicas answer.')
param replicas int

@description('The OpenTelemetry collector (contrib).')
param collectorImage string

@description('Where what is logged goes.')
param workspaceId string

@description('Where telemetry goes.')
param insightsName string

var port = 8080

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource surroundings 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor' // by the setting below, which needs no key of the workspace
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: surroundings
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: surroundings.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single' // the old version answers until the new one is ready
      ingress: {
        external: true // the Bot Service calls from the internet
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: registryServer == '' ? [] : [
        {
          server: registryServer
          identity: identityId
        }
      ]
      secrets: [
        {
          name: 'insights'
          value: insights.properties.ConnectionString
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'pmobot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            { name: 'ASPNETCORE_URLS', value: 'http://+:${port}' }
            { name: 'Bot__AppId', value: botId }
            { name: 'Bot__TenantId', value: tenantId }
            { name: 'Bot__Credential', value: 'ManagedIdentity' }
            { name: 'Pmo__Admins', value: admins }
            { name: 'Compliance__People', value: peopleConsultedOn }
            { name: 'Storage__Provider', value: 'AzureTables' }
            { name: 'Storage__TableEndpoint', value: tableEndpoint }
            { name: 'Graph__Enabled', value: connectionName == '' ? 'false' : 'true' }
            { name: 'Graph__ConnectionName', value: connectionName }
            { name: 'Logging__Console__FormatterName', value: 'json' } // the platform keeps each line as a row of its own
            { name: 'AZURE_CLIENT_ID', value: botId } // which of an app's identities the storage is asked with
            { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://localhost:4317' }
            { name: 'OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE', value: 'delta' } // Application Insights adds up what it is given
            { name: 'OTEL_TRACES_SAMPLER', value: 'parentbased_traceidratio' }
            { name: 'OTEL_TRACES_SAMPLER_ARG', value: '0.1' }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 6
              timeoutSeconds: 5
              failureThreshold: 10 // the most that is documented
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 10
              timeoutSeconds: 5 // busy is not dead
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: port }
              periodSeconds: 5
              timeoutSeconds: 4
              failureThreshold: 3
            }
          ]
        }
        {
          name: 'collector'
          image: collectorImage
          args: ['--config=env:COLLECTOR_CONFIG']
          resources: {
            cpu: json('0.25')
            memory: '0.5Gi'
          }
          env: [
            { name: 'COLLECTOR_CONFIG', value: loadTextContent('../collector.yaml') }
            { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', secretRef: 'insights' }
          ]
        }
      ]
      scale: {
        minReplicas: replicas
        maxReplicas: replicas // the load is known, and a replica that comes and goes moves the dispatcher for nothing
      }
    }
  }
}

@description('The app, for alerts.')
output id string = app.id

@description('Where it answers.')
output host string = app.properties.configuration.ingress.fqdn

# syntax=docker/dockerfile:1
FROM node:20-slim AS base
WORKDIR /portal
ENV NODE_ENV=production

FROM base AS packages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM packages AS build
COPY . .
RUN npm run build

FROM base
# First process: passes signals on and buries lost children.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
COPY --from=packages /portal/node_modules node_modules
COPY . .
COPY --from=build /portal/build build
# The prepared cluster for a trial without a database server.
COPY --from=build /portal/.cache .cache
# Photos and the embedded database are written here; all else may be read-only.
RUN mkdir data && chown node:node data
USER node
ENV PORT=3000 DATA_DIR=/portal/data
EXPOSE 3000
VOLUME /portal/data
HEALTHCHECK --interval=15s --timeout=3s --start-period=120s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--", "node", "--import", "tsx", "app/server/main.ts"]
